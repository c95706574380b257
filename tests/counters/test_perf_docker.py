"""The perf counter through a real container, by the kernel's own events: no PMU is needed."""

from collections.abc import Iterator

import pytest

from effbench.counters.perf import PerfCounter
from effbench.counters.perf_event import PAGE_FAULTS, TASK_CLOCK
from effbench.counters.protocol import Counted
from effbench.errors import CounterError
from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import Job, Limits, Prepared
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.protocol import Lane, LaneOptions

pytestmark = pytest.mark.docker

LIMITS = Limits(cpu_s=10.0, wall_s=60.0, memory_bytes=1 << 30, output_bytes=1 << 20)
PAGE = 4096
TOUCH = f"""
def f(pages):
    area = bytearray(pages * {PAGE})
    for offset in range(0, len(area), {PAGE}):
        area[offset] = 1
    return pages
"""
TOUCH_AT_IMPORT = f"""
def touch(pages):
    area = bytearray(pages * {PAGE})
    for offset in range(0, len(area), {PAGE}):
        area[offset] = 1
    return pages
known = touch(500)
def f(pages):
    return known
"""
TOUCH_IN_THREAD = f"""
import threading
def touch(pages):
    area = bytearray(pages * {PAGE})
    for offset in range(0, len(area), {PAGE}):
        area[offset] = 1
def f(pages):
    thread = threading.Thread(target=touch, args=(pages,))
    thread.start()
    thread.join()
"""


@pytest.fixture(scope="module")
def lane(docker_sandbox: DockerSandbox) -> Iterator[Lane]:
    lane = docker_sandbox.open_lane(LaneOptions(memory_bytes=1 << 30))
    yield lane
    lane.close()


def count(counter: PerfCounter, lane: Lane, source: str, pages: int) -> Counted:
    program = lane.prepare(source, "f")
    assert isinstance(program, Prepared)
    return counter.count(lane, Job(program=program, arguments=values.encode((pages,)), limits=LIMITS))


def faults(lane: Lane, source: str, pages: int) -> tuple[int, int]:
    """Page faults of the import and of the call; 900 KiB of pages stay below what the kernel makes huge."""
    counted = count(PerfCounter(PAGE_FAULTS), lane, source, pages)
    assert (counted.outcome.ending, counted.outcome.detail) == (Ending.RETURNED, "")
    assert counted.load is not None
    assert counted.call is not None
    return counted.load, counted.call


def test_counter_fits_the_sandbox(docker_sandbox: DockerSandbox) -> None:
    PerfCounter(PAGE_FAULTS).check(docker_sandbox.facts())


def test_call_is_counted_on_the_host(lane: Lane) -> None:
    assert faults(lane, TOUCH, 200)[1] - faults(lane, TOUCH, 0)[1] == pytest.approx(200, abs=20)


def test_import_is_counted_apart(lane: Lane) -> None:
    plain, eager = faults(lane, TOUCH, 0), faults(lane, TOUCH_AT_IMPORT, 0)
    assert eager[0] - plain[0] >= 450
    assert eager[1] < plain[1] + 50


def test_threads_are_counted(lane: Lane) -> None:
    assert faults(lane, TOUCH_IN_THREAD, 200)[1] - faults(lane, TOUCH_IN_THREAD, 0)[1] == pytest.approx(200, abs=40)


def test_clock_of_the_call_is_read_from_outside(lane: Lane) -> None:
    counted = count(PerfCounter(TASK_CLOCK), lane, TOUCH, 20_000)
    assert counted.call is not None
    assert counted.outcome.call_cpu_ns is not None
    assert counted.call == pytest.approx(counted.outcome.call_cpu_ns, rel=0.2)


def test_program_that_raises_has_no_count_of_its_call(lane: Lane) -> None:
    counted = count(PerfCounter(PAGE_FAULTS), lane, "def f(pages):\n    return pages // 0\n", 1)
    assert counted.outcome.exception == "ZeroDivisionError"
    assert counted.load is not None
    assert counted.call is None


def test_program_that_ends_its_own_process_is_counted_up_to_there(lane: Lane) -> None:
    source = f"""
import os
area = bytearray(200 * {PAGE})
for offset in range(0, len(area), {PAGE}):
    area[offset] = 1
os._exit(0)
"""
    program = lane.prepare(source, "")
    assert isinstance(program, Prepared)
    job = Job(program=program, arguments=values.encode(("",)), limits=LIMITS)
    counted = PerfCounter(PAGE_FAULTS).count(lane, job)
    assert counted.outcome.ending is Ending.RETURNED
    assert counted.call is not None
    assert 200 <= counted.call < 400


def test_process_that_dies_in_its_call_has_no_count_and_the_lane_goes_on(lane: Lane) -> None:
    counted = count(PerfCounter(PAGE_FAULTS), lane, "import os\ndef f(pages):\n    os._exit(0)\n", 1)
    assert counted.outcome.ending is Ending.DIED
    assert counted.call is None
    assert faults(lane, TOUCH, 100)[1] > 100


def test_lane_goes_on_after_trouble_of_the_counter(lane: Lane, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("effbench.counters.perf_event._SYSCALL", {})
        with pytest.raises(CounterError):
            count(PerfCounter(PAGE_FAULTS), lane, TOUCH, 1)
    assert faults(lane, TOUCH, 100)[1] > 100
