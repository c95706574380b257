"""Exact memory of programs in a container."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import Engine, Job, Limits, Prepared
from effbench.sandboxes.outcome import MemoryUse
from effbench.sandboxes.protocol import Lane, LaneOptions, MemoryLane

pytestmark = pytest.mark.docker

LIMITS = Limits(cpu_s=60, wall_s=120, memory_bytes=1 << 29, output_bytes=1 << 16)
SIZE = 10_000
POINTER = 8


@pytest.fixture(scope="module")
def memory_lane(docker_sandbox: DockerSandbox) -> Iterator[MemoryLane]:
    with closing(docker_sandbox.open_memory_lane(LaneOptions(memory_bytes=1 << 30))) as lane:
        yield lane


def held(lane: Lane, memory_lane: MemoryLane, source: str, *arguments: object) -> MemoryUse:
    program = lane.prepare(source, "f")
    assert isinstance(program, Prepared)
    job = Job(program=program, arguments=values.encode(arguments), limits=LIMITS, engine=Engine.QEMU)
    first, again = (memory_lane.run(job) for _ in range(2))
    assert first.output == again.output == lane.run(job).output
    assert first.memory is not None
    assert first.memory == again.memory
    return first.memory


def test_a_list_holds_what_it_asks_for(docker_lane: Lane, memory_lane: MemoryLane) -> None:
    empty = held(docker_lane, memory_lane, "def f(n): pass", SIZE).peak_bytes
    peak = held(docker_lane, memory_lane, "def f(n): return len([None] * n)", SIZE).peak_bytes
    assert empty < 1000
    assert peak - empty == pytest.approx(POINTER * SIZE, abs=200)  # the code of one program is longer than the other's


def test_what_is_given_back_is_held_no_longer(docker_lane: Lane, memory_lane: MemoryLane) -> None:
    once = held(docker_lane, memory_lane, "def f(n): return len(bytes(n)) + 0", SIZE)
    twice = held(docker_lane, memory_lane, "def f(n): return len(bytes(n)) + len(bytes(n))", SIZE)
    both = held(docker_lane, memory_lane, "def f(n):\n    a, b = bytes(n), bytes(n)\n    return len(a) + len(b)", SIZE)
    assert twice.peak_bytes - once.peak_bytes < 200
    assert SIZE <= both.peak_bytes - once.peak_bytes < SIZE + 200


def test_the_integral_grows_with_the_time_for_which_memory_is_held(docker_lane: Lane, memory_lane: MemoryLane) -> None:
    source = "def f(n, rounds):\n    a = bytes(n)\n    for _ in range(rounds): pass\n    return len(a)"
    short, long = (held(docker_lane, memory_lane, source, SIZE, rounds) for rounds in (1_000, 2_000))
    assert long.peak_bytes == short.peak_bytes
    per_round = (long.byte_instructions - short.byte_instructions) / 1_000 / SIZE
    assert 5 < per_round < 200  # instructions of one round


def test_the_input_is_not_the_programs_and_its_growth_is(docker_lane: Lane, memory_lane: MemoryLane) -> None:
    given = list(range(SIZE))
    nothing = held(docker_lane, memory_lane, "def f(v): return len(v)", given).peak_bytes
    grown = held(
        docker_lane, memory_lane, "def f(v):\n    v.extend([None] * 5000)\n    return len(v)", given
    ).peak_bytes
    assert nothing < 1000
    # A list of 5,000 and as many places more in the list that was given, which has 10,000.
    assert grown == pytest.approx(2 * POINTER * 5_000, abs=6_000)


def test_what_a_program_maps_itself_is_held_too(docker_lane: Lane, memory_lane: MemoryLane) -> None:
    source = "import mmap\ndef f(n):\n    m = mmap.mmap(-1, n)\n    return len(m)"
    assert (1 << 20) <= held(docker_lane, memory_lane, source, 1 << 20).peak_bytes < (1 << 20) + 60_000


def test_a_library_that_does_not_know_the_interpreter_hides_nothing(docker_lane: Lane, memory_lane: MemoryLane) -> None:
    source = """
import sqlite3
def f(n):
    c = sqlite3.connect(":memory:")
    c.execute("create table t(x blob)")
    for _ in range(40):
        c.execute("insert into t values (?)", (bytes(n),))
    return c.execute("select sum(length(x)) from t").fetchone()[0]
"""
    assert 40 * 100_000 < held(docker_lane, memory_lane, source, 100_000).peak_bytes < 1.3 * 40 * 100_000


def test_memory_is_held_by_whole_programs_and_while_loading(docker_lane: Lane, memory_lane: MemoryLane) -> None:
    loading = held(docker_lane, memory_lane, "TABLE = [None] * 50_000\ndef f(n): return len(TABLE)", SIZE)
    assert loading.peak_bytes >= 50_000 * POINTER
    program = docker_lane.prepare("print(len([None] * int(input())))", "")
    assert isinstance(program, Prepared)
    job = Job(program=program, arguments=values.encode(("50000\n",)), limits=LIMITS, engine=Engine.QEMU)
    first, again = (memory_lane.run(job) for _ in range(2))
    assert first.memory is not None
    assert first.memory == again.memory
    assert first.memory.peak_bytes >= 50_000 * POINTER


def test_usual_lanes_tell_nothing_of_memory(docker_lane: Lane) -> None:
    program = docker_lane.prepare("def f(n): return n", "f")
    assert isinstance(program, Prepared)
    job = Job(program=program, arguments=values.encode((1,)), limits=LIMITS, engine=Engine.QEMU)
    assert docker_lane.run(job).memory is None
