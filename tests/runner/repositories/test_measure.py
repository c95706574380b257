"""What is made of counts: costs of windows, verdicts, and what is never run."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import pytest

from effbench.counters.cputime import CpuTimeCounter
from effbench.counters.qemu import QemuCounter
from effbench.errors import InputError
from effbench.records.repository import PatchSample, PatchVerdict, TreeCost, window_cost
from effbench.runner.repositories.measure import PatchMeter, seed_of
from effbench.runner.repositories.tree_runs import Program, TreeRun, TreeRunner
from tests.runner.repositories.small_library import BASE, GOLD, patch_of, small_task


class _Runner:
    """Counts by the text of ``lib/sums.py``: (load, window, value, failed tests)."""

    counter = QemuCounter()
    environment = "e"

    def __init__(self, by_text: Mapping[str, tuple[int, int, str, list[str]]]) -> None:
        self.by_text = by_text

    def compile(self, sources: Mapping[str, bytes]) -> Program:
        return Program(archive=b"", digest=sources["lib/sums.py"].decode())

    def counted(self, program: Program, seed: int) -> TreeRun:
        load, window, value, _ = self.by_text[program.digest]
        return TreeRun(cost=TreeCost(load=load, setup=5, window=window), output=value, failure="")

    def guarded(self, program: Program, node_ids: Sequence[str]) -> list[str]:
        return self.by_text[program.digest][3]


HONEST = {BASE: (10, 100, "1", list[str]()), GOLD: (10, 10, "1", list[str]())}
OTHER = "def triangle(n):\n    return 0\n"


def _verdict(folder: Path, patched: tuple[int, int, str, list[str]], patch: str = "") -> tuple[PatchVerdict, int, str]:
    mirror, task = small_task(folder)
    meter = PatchMeter(cast("TreeRunner", _Runner({**HONEST, OTHER: patched})), mirror, seed=1)
    found = meter.measure(task, PatchSample(task_id="a", patch=patch or patch_of(OTHER), model="m"))
    assert (found.base, found.gold) == (100, 10)
    return found.verdict, found.cost, found.detail


def test_work_moved_before_the_window_stays_in() -> None:
    base = TreeCost(load=10, setup=5, window=100)
    assert window_cost(base, base) == 100
    assert window_cost(TreeCost(load=90, setup=5, window=20), base) == 100
    assert window_cost(TreeCost(load=10, setup=85, window=20), base) == 100


def test_what_is_saved_before_the_window_is_no_gain() -> None:
    base = TreeCost(load=10, setup=5, window=100)
    assert window_cost(TreeCost(load=1, setup=1, window=100), base) == 100
    assert window_cost(TreeCost(load=1, setup=9, window=96), base) == 100


def test_a_correct_patch_has_its_cost(tmp_path: Path) -> None:
    assert _verdict(tmp_path, (10, 50, "1", [])) == (PatchVerdict.CORRECT, 50, "")


@pytest.mark.parametrize(
    ("patched", "verdict", "detail"),
    [
        ((10, 60, "2", []), PatchVerdict.WRONG_VALUE, "another value"),
        ((10, 60, "", []), PatchVerdict.WRONG_VALUE, "prints no value"),
        ((10, 60, "1", ["test_a failed"]), PatchVerdict.TESTS_FAIL, "1 of 1 guard tests fail: test_a failed"),
        ((10, 0, "1", []), PatchVerdict.TAMPERED, "without asking for its window"),
    ],
)
def test_what_is_not_correct_has_no_cost(
    tmp_path: Path, patched: tuple[int, int, str, list[str]], verdict: PatchVerdict, detail: str
) -> None:
    found, cost, said = _verdict(tmp_path, patched)
    assert (found, cost) == (verdict, 0)
    assert detail in said


def test_a_patch_outside_the_tree_is_refused_and_not_run(tmp_path: Path) -> None:
    patch = "--- /dev/null\n+++ b/../x.py\n@@ -0,0 +1 @@\n+1\n"
    assert _verdict(tmp_path, (0, 0, "", []), patch)[0] is PatchVerdict.REFUSED


@pytest.mark.parametrize(
    ("gold", "problem"),
    [
        ((10, 100, "1", []), "gold costs no less than base"),
        ((10, 10, "2", []), "gold gives another value than base"),
        ((10, 10, "1", ["t x"]), "at gold, 1 of 1 guard tests fail: t x"),
    ],
)
def test_a_task_that_is_not_sound_is_not_measured(
    tmp_path: Path, gold: tuple[int, int, str, list[str]], problem: str
) -> None:
    mirror, task = small_task(tmp_path)
    meter = PatchMeter(cast("TreeRunner", _Runner({**HONEST, GOLD: gold})), mirror, seed=1)
    assert meter.verify(task).problem == problem
    with pytest.raises(InputError, match="is not sound"):
        meter.measure(task, PatchSample(task_id="a", patch=patch_of(OTHER), model="m"))


def test_the_seed_follows_from_all_patches() -> None:
    one, other = (PatchSample(task_id="a", patch=text, model="m") for text in ("x", "y"))
    assert seed_of([one]) == seed_of([one]) != seed_of([one, other])


class _NoisyRunner(_Runner):
    """Every run takes longer than the one before, as on a machine that grows slower."""

    counter = CpuTimeCounter()  # type: ignore[assignment]  # another counter than its parent's

    def __init__(self, by_text: Mapping[str, tuple[int, int, str, list[str]]], growth: float = 1.1) -> None:
        super().__init__(by_text)
        self.slowness, self.growth = 1.0, growth

    def counted(self, program: Program, seed: int) -> TreeRun:
        found = super().counted(program, seed)
        assert found.cost is not None
        self.slowness *= self.growth
        cost = TreeCost(load=found.cost.load, setup=found.cost.setup, window=round(found.cost.window * self.slowness))
        return TreeRun(cost=cost, output=found.output, failure="")


def test_a_noisy_clock_is_read_in_alternation_and_gives_an_interval(tmp_path: Path) -> None:
    mirror, task = small_task(tmp_path)
    runs = {**HONEST, BASE: (10, 10**6, "1", []), GOLD: (10, 10**5, "1", []), OTHER: (10, 5 * 10**5, "1", [])}
    runner = _NoisyRunner(runs, growth=1.01)
    meter = PatchMeter(cast("TreeRunner", runner), mirror, seed=1)
    found = meter.measure(task, PatchSample(task_id="a", patch=patch_of(OTHER), model="m"))
    assert found.verdict is PatchVerdict.CORRECT
    assert found.speedup_low is not None
    assert found.speedup_high is not None
    # The patch runs right after the base in each round, on a machine that is slower by a hundredth.
    assert found.speedup == pytest.approx(2 / 1.01, rel=1e-3)
    assert found.speedup_low <= found.speedup * 1.001
    assert found.speedup_high >= found.speedup * 0.999
    assert meter.verify(task).window_costs[0] > meter.verify(task).window_costs[1]


def test_exact_counts_have_no_interval(tmp_path: Path) -> None:
    mirror, task = small_task(tmp_path)
    meter = PatchMeter(cast("TreeRunner", _Runner({**HONEST, OTHER: (10, 50, "1", [])})), mirror, seed=1)
    found = meter.measure(task, PatchSample(task_id="a", patch=patch_of(OTHER), model="m"))
    assert (found.speedup, found.speedup_low, found.speedup_high) == (2.0, None, None)
    assert found.own_parts == TreeCost(load=10, setup=5, window=50)
