"""Counts in the local sandbox: equal from lane to lane, from user to user, and by the kernel from outside."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from effbench.counters.perf import PerfCounter
from effbench.counters.perf_event import PAGE_FAULTS
from effbench.counters.qemu import QemuCounter
from effbench.sandboxes.job import Engine
from effbench.sandboxes.local import Level, LocalSandbox
from effbench.sandboxes.local_runtime import LocalRuntime
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.protocol import Lane, LaneOptions
from tests.conftest import missing
from tests.sandboxes.local_lane import ALLOCATE, LIMITS, OPTIONS, SPIN, job, needs_emulator, run
from tests.sandboxes.ordinary_user import is_ordinary_user, run_as_ordinary_user

pytestmark = pytest.mark.local

# Counts that depend on whatever is not pinned down: hashes of addresses and of strings, collections of garbage.
SENSITIVE = """
class Thing:
    pass
def f():
    things = [Thing() for _ in range(2000)]
    seen = {str(index): [thing] for index, thing in enumerate(set(things))}
    return len(set(seen)) + len(sorted(seen))
"""

OTHERS = ("import os\ndef f():\n    os._exit(0)\n", "def f():\n    return 1 // 0\n", ALLOCATE)


def count(lane: Lane, source: str = SENSITIVE) -> int:
    return counts_of(lane, source)[0]


def counts_of(lane: Lane, source: str) -> tuple[int, int]:
    """Of call and load."""
    counted = QemuCounter().count(lane, job(lane, source))
    assert counted.call is not None
    assert counted.load is not None
    return counted.call, counted.load


def test_two_lanes_count_alike_and_repeat_themselves_after_programs_of_all_kinds(local_sandbox: LocalSandbox) -> None:
    needs_emulator(local_sandbox)
    counts = set()
    pinned = LaneOptions(memory_bytes=1 << 30, cpu=min(os.sched_getaffinity(0)))
    for options, others in ((OPTIONS, ()), (pinned, OTHERS)):
        lane = local_sandbox.open_lane(options)
        try:
            counts |= {count(lane) for _ in range(3)}
            for source in others:
                run(lane, source, Engine.QEMU)
                run(lane, source)
            counts.add(count(lane))
        finally:
            lane.close()
    assert len(counts) == 1


def test_a_run_is_stopped_soon_after_its_last_instruction_that_is_allowed(local_walled: LocalSandbox) -> None:
    needs_emulator(local_walled)
    lane = local_walled.open_lane(OPTIONS)
    try:
        whole, load = counts_of(lane, SENSITIVE)
        eager = f"total = sum(range(10**7))\n{SENSITIVE}"
        for source, allowed, ending in (
            (SENSITIVE, whole + load, Ending.RETURNED),
            (SPIN, 10**7, Ending.TIMED_OUT),
            (f"while True:\n    pass\n{SENSITIVE}", 10**7, Ending.TIMED_OUT),
            (eager, whole + load, Ending.TIMED_OUT),  # what is done at import counts as well
            (eager, sum(counts_of(lane, eager)), Ending.RETURNED),
        ):
            asked = job(lane, source, Engine.QEMU)
            outcome = lane.run(replace(asked, limits=replace(asked.limits, instructions=allowed)))
            assert outcome.ending is ending
            assert outcome.cpu_time_s < LIMITS.cpu_s / 2
        assert count(lane) == whole
    finally:
        lane.close()


def test_an_ordinary_user_counts_as_root_does(local_walled: LocalSandbox, local_runtime: LocalRuntime) -> None:
    needs_emulator(local_walled)
    code = f"""
lane = sandbox.open_lane(LaneOptions(memory_bytes=1 << 29))
limits = Limits(cpu_s=20.0, wall_s=60.0, memory_bytes=1 << 28, output_bytes=1 << 20)
job = Job(program=lane.prepare({SENSITIVE!r}, "f"), arguments=values.encode(()), limits=limits)
print(QemuCounter().count(lane, job).call, sandbox.facts().runtime)
lane.close()
"""
    theirs, runtime = run_as_ordinary_user(code, local_runtime.folder, Level.NAMESPACES).split()
    lane = local_walled.open_lane(OPTIONS)
    try:
        assert (count(lane), local_walled.facts().runtime) == (int(theirs), runtime)
    finally:
        lane.close()


def test_kernel_counts_a_lanes_process_from_outside(local_sandbox: LocalSandbox, local_lane: Lane) -> None:
    if is_ordinary_user() and "reduced" in local_sandbox.facts().isolation:
        missing("local", "an ordinary user cannot count there")
    PerfCounter(PAGE_FAULTS).check(local_sandbox.facts())
    touch = "def f():\n    area = bytearray(800_000)\n    area[::4096] = bytes(len(area[::4096]))\n"
    sources = (touch, "def f():\n    pass\n")
    faults = [PerfCounter(PAGE_FAULTS).count(local_lane, job(local_lane, source)).call for source in sources]
    assert faults[0] is not None
    assert faults[1] is not None
    assert faults[0] - faults[1] == pytest.approx(200, abs=20)


@pytest.mark.parametrize("level", Level)
def test_kernel_counts_for_an_ordinary_user_where_it_owns_the_namespace(
    local_walled: LocalSandbox, local_runtime: LocalRuntime, level: Level
) -> None:
    code = """
try:
    PerfCounter(PAGE_FAULTS).check(sandbox.facts())
except CounterUnavailable as error:
    print("refused")
    sys.exit()
lane = sandbox.open_lane(LaneOptions(memory_bytes=1 << 29))
limits = Limits(cpu_s=20.0, wall_s=60.0, memory_bytes=1 << 28, output_bytes=1 << 20)
job = Job(program=lane.prepare("def f(): return bytearray(10)", "f"), arguments=values.encode(()), limits=limits)
print(PerfCounter(PAGE_FAULTS).count(lane, job).call is not None)
lane.close()
"""
    if not is_ordinary_user() and int(Path("/proc/sys/kernel/perf_event_paranoid").read_text()) > 2:
        pytest.skip("kernel.perf_event_paranoid is above 2")
    expected = "True" if level is Level.NAMESPACES else "refused"
    assert run_as_ordinary_user(code, local_runtime.folder, level).strip() == expected
