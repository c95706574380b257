"""What emulated counts are made of: string routines as on hardware, imports that work, loops, threads."""

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest

from effbench.counters.qemu import QemuCounter
from effbench.measure.budget import charged_load, cost
from effbench.measure.calibration import calibrate
from effbench.records.environment import Calibration
from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import Engine, Job, Limits, Prepared
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.protocol import Lane, LaneOptions

pytestmark = pytest.mark.docker

LIMITS = Limits(cpu_s=20.0, wall_s=60.0, memory_bytes=1 << 30, output_bytes=1 << 20)
OPTIONS = LaneOptions(memory_bytes=1 << 30)
MEBIBYTE = 1 << 20


@pytest.fixture(scope="module")
def lane(docker_sandbox: DockerSandbox) -> Iterator[Lane]:
    lane = docker_sandbox.open_lane(OPTIONS)
    yield lane
    lane.close()


@pytest.fixture(scope="module")
def empty(lane: Lane) -> Calibration:
    return calibrate(lane, QemuCounter())


def prepare(lane: Lane, source: str) -> Prepared:
    program = lane.prepare(source, "f")
    assert isinstance(program, Prepared)
    return program


def see(lane: Lane, program: Prepared, *arguments: object) -> tuple[int, int]:
    """Count of the call and count of the import."""
    job = Job(program=program, arguments=values.encode(arguments), limits=LIMITS)
    counted = QemuCounter().count(lane, job)
    assert (counted.outcome.ending, counted.outcome.detail) == (Ending.RETURNED, "")
    assert counted.call is not None
    assert counted.load is not None
    return counted.call, counted.load


BIG = f"text = 'x' * {MEBIBYTE}\ndata = b'ab' * {MEBIBYTE // 2}\nroom = bytearray({MEBIBYTE})\n"


@pytest.mark.parametrize(
    ("operation", "most_per_byte"),
    [
        # `rep movsb` and `rep stosb` would count 1.0; vectors count about 0.1.
        ("len(data[1:])", 0.25),
        ("len(text + text) // 2", 0.4),
        ("len(bytearray(data))", 0.25),
        (f"len(bytearray({MEBIBYTE}))", 0.25),
        ("room.__setitem__(slice(0, 1 << 19), data[1 << 19:])", 0.25),
        ("data.find(b'z')", 0.25),
        ("data.rfind(b'z')", 0.25),
        ("text.find('y')", 0.25),
        ("data == bytes(room)", 0.4),
        # CPython's own search, not the C library's.
        ("data.find(b'zz')", 8.0),
    ],
)
def test_string_routines_are_counted_as_hardware_counts_them(
    lane: Lane, empty: Calibration, operation: str, most_per_byte: float
) -> None:
    program = prepare(lane, f"{BIG}def f():\n    return {operation}\n")
    per_byte = (see(lane, program)[0] - empty.call) / MEBIBYTE
    assert 0.01 < per_byte < most_per_byte


def test_threads_of_a_counted_run_share_one_core(docker_sandbox: DockerSandbox) -> None:
    # The counter is not raised atomically: on two cores, one thread could undo what another one adds.
    lane = docker_sandbox.open_lane(replace(OPTIONS, cpu=None))
    try:
        program = prepare(lane, "import os\ndef f():\n    return len(os.sched_getaffinity(0))\n")
        for engine, cores in ((Engine.QEMU, 1), (Engine.NATIVE, len(os.sched_getaffinity(0)))):
            outcome = lane.run(Job(program=program, arguments=values.encode(()), limits=LIMITS, engine=engine))
            assert outcome.output == values.encode(cores)
    finally:
        lane.close()


FREE = QemuCounter.bounds.free_load
DEFINES = """
import math
from collections import defaultdict, deque
from typing import List, Optional
LIMIT = 10**9 + 7
NAMES = ('a', 'b')
class Node:
    def __init__(self, value=None):
        self.value = value
class Tree(Node):
    @property
    def size(self) -> Optional[int]:
        return 1
def helper(x: int, others: List[int] = [1]) -> int:
    return math.gcd(x, LIMIT)
def f():
    return None
"""


def test_an_import_that_only_imports_and_defines_is_free(lane: Lane, empty: Calibration) -> None:
    call, load = see(lane, prepare(lane, DEFINES))
    assert call - empty.call == pytest.approx(0, abs=50)
    assert empty.load < load < FREE
    assert charged_load(load, FREE, empty) == 0


def test_a_table_of_constants_is_free_as_well(lane: Lane, empty: Calibration) -> None:
    source = f"TABLE = {list(range(500, 5000))}\ndef f():\n    return TABLE[7]\n"
    assert charged_load(see(lane, prepare(lane, source))[1], FREE, empty) == 0


def total(lane: Lane, source: str, empty: Calibration) -> int:
    call, load = see(lane, prepare(lane, source))
    return cost(call, charged_load(load, FREE, empty), empty)


def test_work_at_import_is_charged_like_the_same_work_in_the_call_but_for_what_is_free(
    lane: Lane, empty: Calibration
) -> None:
    work = "[pow(i, 3, 1009) for i in range(20_000)]"
    early = total(lane, f"TABLE = {work}\ndef f():\n    return len(TABLE)\n", empty)
    late = total(lane, f"def f():\n    return len({work})\n", empty)
    assert early > 2_000_000
    assert early + FREE == pytest.approx(late, rel=0.15)


@pytest.mark.parametrize("work", ["sum(range(10))", "[i for i in range(500)]"])
def test_a_little_work_at_import_is_free(lane: Lane, empty: Calibration, work: str) -> None:
    assert total(lane, f"TABLE = {work}\ndef f():\n    return None\n", empty) == pytest.approx(0, abs=50)


def test_what_an_import_leaves_to_collect_is_its_own_work(lane: Lane, empty: Calibration) -> None:
    loops = "import gc\ngc.disable()\nfor _ in range(20_000):\n    loop = []\n    loop.append(loop)\n"
    call, load = see(lane, prepare(lane, f"{loops}gc.enable()\ndef f():\n    return None\n"))
    bare = see(lane, prepare(lane, f"{loops}gc.enable()\nloop.clear()\ndef f():\n    return None\n"))
    assert load > 2_000_000
    assert call - empty.call == pytest.approx(0, abs=50)
    assert bare[0] == call


def test_threads_that_an_import_leaves_are_charged_up_to_the_call(lane: Lane, empty: Calibration) -> None:
    source = """
import threading, time
def work():
    time.sleep(0)
    for _ in range(300_000):
        pass
thread = threading.Thread(target=work)
thread.start()
def f():
    thread.join()
"""
    assert total(lane, source, empty) > 300_000 * 5


@pytest.mark.parametrize(
    "body",
    [
        "    t = 0\n    for i in range(n):\n        t = (t + i) % 7\n    return t\n",
        "    t = 0\n    while n:\n        n -= 1\n        t ^= 1\n    return t\n",
        "    return sum(1 for i in range(n) if i & 1)\n",
    ],
)
def test_twice_the_work_counts_twice(lane: Lane, empty: Calibration, body: str) -> None:
    program = prepare(lane, f"def f(n):\n{body}")
    once, twice = (see(lane, program, n)[0] - empty.call for n in (20_000, 40_000))
    assert twice / once == pytest.approx(2.0, rel=0.01)


def test_work_in_threads_is_counted(lane: Lane) -> None:
    source = """
import threading
def work():
    for _ in range(20_000):
        pass
def f(n):
    threads = [threading.Thread(target=work) for _ in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""
    program = prepare(lane, source)
    none, one, four = (see(lane, program, n)[0] for n in (0, 1, 4))
    assert four - none == pytest.approx(4 * (one - none), rel=0.05)


def test_calibration_has_no_spread(empty: Calibration) -> None:
    assert empty.spread == 0
    assert 0 < empty.call < 10_000
