"""What emulated counts are made of: string routines as on hardware, imports that work, loops, threads."""

from collections.abc import Iterator

import pytest

from effbench.budget import cost
from effbench.counters.protocol import Calibration
from effbench.counters.qemu import QemuCounter
from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.protocol import Ending, Job, Lane, LaneOptions, Limits, Prepared
from effbench.station import calibrate

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


def prepare(lane: Lane, source: str, *, normalise: bool = True) -> Prepared:
    program = lane.prepare(source, "f", normalise=normalise)
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
    program = prepare(lane, f"{BIG}def f():\n    return {operation}\n", normalise=False)
    per_byte = (see(lane, program)[0] - empty.call) / MEBIBYTE
    assert 0.01 < per_byte < most_per_byte


def test_import_that_only_imports_and_defines_is_free(lane: Lane, empty: Calibration) -> None:
    source = """
import math
from collections import defaultdict, deque
LIMIT = 10**9 + 7
NAMES = ('a', 'b')
class Node:
    def __init__(self, value=None):
        self.value = value
def helper(x):
    return math.gcd(x, LIMIT)
def f():
    return None
"""
    program = prepare(lane, source)
    assert not program.works_at_import
    assert see(lane, program)[0] - empty.call == pytest.approx(0, abs=50)


def test_import_that_works_is_charged_like_the_same_work_in_the_call(lane: Lane, empty: Calibration) -> None:
    work = "[pow(i, 3, 1009) for i in range(5000)]"
    early = prepare(lane, f"TABLE = {work}\ndef f():\n    return len(TABLE)\n")
    late = prepare(lane, f"def f():\n    return len({work})\n")
    assert (early.works_at_import, late.works_at_import) == (True, False)
    early_cost = cost(*see(lane, early), empty)
    late_cost = cost(see(lane, late)[0], 0, empty)
    assert early_cost > 500_000
    assert early_cost == pytest.approx(late_cost, rel=0.15)


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
