"""Emulated counts are exact: one test for each thing that makes them identical."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from effbench.counters.qemu import QemuCounter
from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import Engine, Job, Limits, Prepared
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.protocol import Lane, LaneOptions

pytestmark = pytest.mark.docker

LIMITS = Limits(cpu_s=20.0, wall_s=60.0, memory_bytes=1 << 30, output_bytes=1 << 20)
OPTIONS = LaneOptions(memory_bytes=1 << 30)
SENSITIVE = {
    "nothing": "def f():\n    return None\n",
    "hashes of strings": """
def f():
    seen = {}
    for i in range(3000):
        seen['k%d' % (i % 997)] = seen.get('k%d' % (i % 991), 0) + 1
    return [list(seen)[:5], list(set(seen))[:5], hash('effbench')]
""",
    "hashes of addresses": """
class Thing:
    pass
def f():
    things = [Thing() for _ in range(2000)]
    seen = set(things)
    return [things.index(thing) for thing in seen][:5]
""",
    "collections of garbage": """
import gc
def f():
    kept = []
    for i in range(3000):
        loop = []
        loop.append(loop)
        kept.append({i: loop})
        if i % 3 == 0:
            kept.pop()
    return [len(kept), gc.get_count(), gc.isenabled(), gc.get_threshold()]
""",
    "random numbers without a seed": """
import random
def f():
    numbers = [random.random() for _ in range(1000)]
    random.shuffle(numbers)
    return sorted(numbers)[:2] + numbers[:2]
""",
    "work at import": """
squares = {str(i): i * i for i in range(2000)}
def f():
    return sum(squares.values())
""",
    "deep recursion": """
import sys
def f():
    sys.setrecursionlimit(5000)
    def depth(n):
        return n and 1 + depth(n - 1)
    return depth(4000)
""",
    "arguments and environment": """
import os, sys
def f():
    return [dict(os.environ), sys.argv, os.getcwd(), sys.flags.hash_randomization]
""",
}
HOSTILE = (
    "import os\ndef f():\n    os.abort()\n",
    "import os\ndef f():\n    os._exit(0)\n",
    "import os\ndef f():\n    os.kill(os.getpid(), 9)\n",
    "import os\ndef f():\n    os.closerange(0, 60)\n",
    "def f():\n    return 1 // 0\n",
    "def f():\n    while True: pass\n",
    "def f():\n    return 'x' * 10_000_000\n",
    "def f():\n    kept = []\n    while True: kept.append(bytearray(1 << 22))\n",
    "import threading, time\ndef f():\n    threading.Thread(target=time.sleep, args=(5,)).start()\n    return 1\n",
    "def f():\n    return [object()]\n",
    "import gc, sys\ndef f():\n    gc.disable()\n    sys.path.clear()\n    sys.modules.clear()\n",
)
Seen = tuple[int, int, Any]


@pytest.fixture(scope="module")
def lane(docker_sandbox: DockerSandbox) -> Iterator[Lane]:
    lane = docker_sandbox.open_lane(OPTIONS)
    yield lane
    lane.close()


def prepare(lane: Lane, source: str) -> Prepared:
    program = lane.prepare(source, "f")
    assert isinstance(program, Prepared)
    return program


def see(lane: Lane, program: Prepared | str, *arguments: object) -> Seen:
    """Count of the call, count of the import, and the result."""
    program = prepare(lane, program) if isinstance(program, str) else program
    job = Job(program=program, arguments=values.encode(arguments), limits=LIMITS)
    counted = QemuCounter().count(lane, job)
    assert (counted.outcome.ending, counted.outcome.detail) == (Ending.RETURNED, "")
    assert counted.call is not None
    assert counted.load is not None
    assert counted.outcome.output is not None
    return counted.call, counted.load, values.decode(counted.outcome.output)


def see_all(lane: Lane) -> dict[str, Seen]:
    return {name: see(lane, source) for name, source in SENSITIVE.items()}


@pytest.fixture(scope="module")
def expected(lane: Lane) -> dict[str, Seen]:
    return see_all(lane)


@pytest.mark.parametrize("name", SENSITIVE)
def test_five_runs_count_alike(lane: Lane, expected: dict[str, Seen], name: str) -> None:
    program = prepare(lane, SENSITIVE[name])
    assert [see(lane, program) for _ in range(5)] == [expected[name]] * 5


def test_first_program_of_a_lane_counts_like_every_later_one(
    docker_sandbox: DockerSandbox, expected: dict[str, Seen]
) -> None:
    fresh = docker_sandbox.open_lane(OPTIONS)
    try:
        assert see(fresh, SENSITIVE["random numbers without a seed"]) == expected["random numbers without a seed"]
    finally:
        fresh.close()


def test_fresh_lane_of_another_size_and_environment_counts_alike(
    docker_sandbox: DockerSandbox, expected: dict[str, Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("EFFBENCH_LONG", "x" * 10_000)
    fresh = docker_sandbox.open_lane(LaneOptions(memory_bytes=2 << 30, cpu=min(os.sched_getaffinity(0))))
    try:
        assert see_all(fresh) == expected
    finally:
        fresh.close()


def test_counts_are_the_same_after_programs_of_all_kinds(
    docker_sandbox: DockerSandbox, expected: dict[str, Seen]
) -> None:
    limits = replace(LIMITS, cpu_s=0.5)
    lane = docker_sandbox.open_lane(OPTIONS)
    try:
        for source in HOSTILE:
            lane.run(Job(program=prepare(lane, source), arguments=values.encode(()), limits=limits))
            QemuCounter().count(lane, Job(program=prepare(lane, source), arguments=values.encode(()), limits=limits))
        assert see_all(lane) == expected
    finally:
        lane.close()


def test_counts_are_the_same_on_a_busy_machine(lane: Lane, expected: dict[str, Seen]) -> None:
    stop = threading.Event()

    def spin() -> None:
        while not stop.is_set():
            pass

    threads = [threading.Thread(target=spin) for _ in range(2)]
    burner = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    for thread in threads:
        thread.start()
    try:
        assert see_all(lane) == expected
    finally:
        stop.set()
        burner.kill()
        burner.wait()
        for thread in threads:
            thread.join()


def test_limits_of_a_run_do_not_change_its_count(lane: Lane, expected: dict[str, Seen]) -> None:
    program = prepare(lane, SENSITIVE["hashes of addresses"])
    for limits in (
        replace(LIMITS, cpu_s=7.25, wall_s=11.5),
        replace(LIMITS, memory_bytes=3 << 30, output_bytes=99_999),
    ):
        counted = QemuCounter().count(lane, Job(program=program, arguments=values.encode(()), limits=limits))
        assert counted.call == expected["hashes of addresses"][0]


def test_strings_are_hashed_with_seed_0(expected: dict[str, Seen]) -> None:
    command = [sys.executable, "-c", "print(hash('effbench'))"]
    done = subprocess.run(command, env={"PYTHONHASHSEED": "0"}, capture_output=True, text=True, check=True)
    assert expected["hashes of strings"][2][2] == int(done.stdout)


def test_random_module_starts_from_seed_0(lane: Lane) -> None:
    unseeded = "import random\ndef f():\n    return [random.random() for _ in range(5)]\n"
    seeded = unseeded.replace("return", "random.seed(0); return")
    assert see(lane, unseeded)[2] == see(lane, seeded)[2]


def test_randomness_of_the_system_stays_random(lane: Lane) -> None:
    program = prepare(lane, "import os\ndef f():\n    return os.urandom(8)\n")
    first, second = see(lane, program), see(lane, program)
    assert first[2] != second[2]


def test_garbage_collector_starts_empty(expected: dict[str, Seen]) -> None:
    _, (generation_0, generation_1, generation_2), enabled, thresholds = expected["collections of garbage"][2]
    assert enabled
    assert generation_0 < thresholds[0]
    assert (generation_1, generation_2) <= (thresholds[1], thresholds[2])


def test_arguments_and_environment_are_fixed(expected: dict[str, Seen]) -> None:
    environment, arguments, folder, randomised = expected["arguments and environment"][2]
    assert environment["PYTHONHASHSEED"] == "0"
    assert "-ERMS" in environment["GLIBC_TUNABLES"]
    assert (arguments, folder, randomised) == ([""], "/", 0)


LAYOUTS = (
    """
def helper(items):
    return [item * 2 for item in items]

def f(n):
    total = 0
    for number in helper(list(range(n))):
        total += number % 7
    return total
""",
    '''
"""Documentation of the module."""
# A comment.

def helper(items):  return [item * 2 for item in items]


def f(n):
    """Documentation."""


    total = 0            # another
    for number in helper(
        list(range(n)),
    ):
        total += number % 7
    return (total)
''',
)


def test_layout_does_not_change_a_count(lane: Lane) -> None:
    programs = [prepare(lane, source) for source in LAYOUTS]
    assert len({program.digest for program in programs}) == 1
    assert len({see(lane, program, 2000)[:2] for program in programs}) == 1


RESULTS = {
    "nothing": "None",
    "a few numbers": "list(range(100))",
    "a large text": "'x' * (50 << 20)",
    "wide text": "'\\u20ac' * 3_000_000",
}


def test_counts_are_the_same_after_large_results_and_killed_children(
    docker_sandbox: DockerSandbox, expected: dict[str, Seen]
) -> None:
    lane = docker_sandbox.open_lane(OPTIONS)
    limits = replace(LIMITS, output_bytes=64 << 20)
    try:
        for result in RESULTS.values():
            program = prepare(lane, f"def f():\n    return {result}\n")
            counted = QemuCounter().count(lane, Job(program=program, arguments=values.encode(()), limits=limits))
            assert counted.outcome.ending is Ending.RETURNED
        killed = prepare(lane, "import os\ndef f():\n    os.kill(os.getpid(), 9)\n")
        lane.run(Job(program=killed, arguments=values.encode(()), limits=LIMITS, engine=Engine.QEMU))
        assert see_all(lane) == expected
    finally:
        lane.close()
