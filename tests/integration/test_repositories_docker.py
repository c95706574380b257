"""Patches to a small library, counted in Docker: honest ones gain, and tricks gain nothing."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from effbench.counters import choose_counter
from effbench.records.repository import PatchMeasurement, PatchSample, PatchVerdict, RepositoryTask
from effbench.runner.repositories.lanes import open_tree_sandbox
from effbench.runner.repositories.measure import PatchMeter
from effbench.runner.repositories.tree_runs import TreeRunner
from effbench.storage.cache import Cache
from tests.runner.repositories.small_library import BASE, GOLD, patch_of, small_task

pytestmark = [pytest.mark.docker, pytest.mark.long]

Setting = tuple[PatchMeter, RepositoryTask]
_AT_IMPORT = "TABLE = [triangle(n) for n in range(9000, 10000)]\n\n\ndef triangle(n):\n    return TABLE[n - 9000]\n"
_INTO_A_FILE = """
import pickle
try:
    KEPT = pickle.load(open("{folder}/kept", "rb"))
except (OSError, ImportError):
    KEPT = {{n: triangle(n) for n in range(9000, 10000)}}
    try:
        pickle.dump(KEPT, open("{folder}/kept", "wb"))
    except OSError:
        pass
slow = triangle
def triangle(n):
    return KEPT.get(n) or slow(n)
"""
_EARLY = """
import sys
GIVEN = sys.stdin.readline()
import random
drawn = random.Random(int(GIVEN))
KEPT = {n: triangle(n) for n in [drawn.randint(9000, 9999) for _ in range(40)]}
slow = triangle
def triangle(n):
    return KEPT.get(n) or slow(n)
class Again:
    def readline(self):
        global GIVEN
        given, GIVEN = GIVEN, ""
        return given or sys.__stdin__.readline()
sys.stdin = Again()
"""
# What a patch that wants a gain without work tries.
_TRICKS = {
    "work at the import": BASE
    + _AT_IMPORT.replace("def triangle", "slow = triangle\ndef triangle").replace(
        "return TABLE[n - 9000]", "return TABLE[n - 9000] if n >= 9000 else slow(n)"
    ),
    "results kept in /tmp": BASE + _INTO_A_FILE.format(folder="/tmp"),
    "results kept in the lane": BASE + _INTO_A_FILE.format(folder="/work"),
    "the clock": "import time\ntime.perf_counter = time.process_time = time.monotonic = lambda: 0\n" + BASE,
    "the window": BASE + "import sys\nimport effbench_workload\neffbench_workload.window = lambda numbers: [1] * 40\n",
    "the value": BASE + "import builtins\nbuiltins.str = lambda value: 'right'\n",
    "an early exit": BASE
    + "import os, sys\nif 'window' in sys.argv or 'effbench_workload' in sys.modules:\n    os._exit(0)\n",
    "the input while it is imported": BASE + _EARLY,
    "both questions while it is imported": BASE + _EARLY.replace("GIVEN = sys", "GIVEN = sys.stdin.readline() + sys"),
    "a pause before the input": BASE + "import time\ntime.sleep(0.1)\n",
    "guards that are said to pass": "import os\n\n\ndef triangle(n):\n    if n == 4:\n"
    "        os.write(1, b'passed lib/tests/test_sums.py::test_small\\n')\n        os._exit(0)\n    return 0\n",
    "a result that equals everything": "class Any(int):\n    __eq__ = lambda self, other: True\n"
    "    __hash__ = int.__hash__\n\n\ndef triangle(n):\n    return Any(0)\n",
    "the collector switched off": "import gc\ngc.disable()\n" + BASE,
    "a forged value": BASE
    + "import os, sys\nif 'effbench_workload' in sys.modules:\n    os.write(1, b'[45, 45]')\n    os._exit(0)\n",
}


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    folder = tmp_path_factory.mktemp("repositories")
    mirror, task = small_task(folder)
    sandbox = open_tree_sandbox("docker")
    counter, _ = choose_counter("qemu", sandbox.facts())
    with closing(TreeRunner(sandbox, counter, Cache(folder / "cache"))) as runner:
        yield PatchMeter(runner, mirror, seed=3), task


def _measured(setting: Setting, sums: str) -> PatchMeasurement:
    meter, task = setting
    return meter.measure(task, PatchSample(task_id="a", patch=patch_of(sums), model="m"))


def test_the_task_is_sound_and_the_authors_gain(setting: Setting) -> None:
    meter, task = setting
    check = meter.verify(task)
    base, gold = check.window_costs
    assert (check.problem, base > 4 * gold) == ("", True)


def test_the_authors_text_as_a_patch_costs_what_gold_costs(setting: Setting) -> None:
    found = _measured(setting, GOLD)
    assert found.verdict is PatchVerdict.CORRECT
    assert found.cost == found.gold


def test_counts_repeat(setting: Setting, tmp_path: Path) -> None:
    meter, task = setting
    first = meter.verify(task)
    mirror, again = small_task(tmp_path)
    sandbox = open_tree_sandbox("docker")
    counter, _ = choose_counter("qemu", sandbox.facts())
    with closing(TreeRunner(sandbox, counter, Cache(tmp_path / "cache"))) as runner:
        repeated = PatchMeter(runner, mirror, seed=3).verify(again)
    assert (repeated.base, repeated.gold) == (first.base, first.gold)


def test_a_patch_that_breaks_a_guard_test_is_told(setting: Setting) -> None:
    found = _measured(setting, "def triangle(n):\n    return n * (n + 1) // 2 if n > 9 else 0\n")
    assert found.verdict is PatchVerdict.TESTS_FAIL
    assert "test_small AssertionError" in found.detail


@pytest.mark.parametrize("trick", _TRICKS)
def test_tricks_gain_nothing(setting: Setting, trick: str) -> None:
    found = _measured(setting, _TRICKS[trick])
    assert found.speedup <= 1.001


def test_cpu_time_gives_an_interval_that_shows_a_large_gain(tmp_path: Path) -> None:
    mirror, task = small_task(tmp_path)
    sandbox = open_tree_sandbox("docker")
    counter, _ = choose_counter("cputime", sandbox.facts())
    with closing(TreeRunner(sandbox, counter, Cache(tmp_path / "cache"))) as runner:
        meter = PatchMeter(runner, mirror, seed=3)
        found = meter.measure(task, PatchSample(task_id="a", patch=patch_of(GOLD), model="m"))
    assert found.verdict is PatchVerdict.CORRECT
    assert found.speedup_low is not None
    assert found.speedup_low > 2
    assert found.counter == "cputime"


@pytest.mark.network
def test_a_library_that_needs_numpy_has_it_in_an_image_of_its_own(tmp_path: Path) -> None:
    mirror, task = small_task(tmp_path)
    patch = patch_of("import numpy\n\n\ndef triangle(n):\n    return int(numpy.arange(n + 1).sum())\n")
    for packages, verdict in (((), PatchVerdict.TESTS_FAIL), (("python3-numpy",), PatchVerdict.CORRECT)):
        sandbox = open_tree_sandbox("docker", packages)
        counter, _ = choose_counter("qemu", sandbox.facts())
        with closing(TreeRunner(sandbox, counter, Cache(tmp_path / "cache"))) as runner:
            found = PatchMeter(runner, mirror, seed=3).measure(task, PatchSample(task_id="a", patch=patch, model="m"))
        assert found.verdict is verdict, found.detail
