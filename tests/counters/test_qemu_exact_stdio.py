"""Emulated counts of whole programs are as exact as those of functions."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from effbench.counters.qemu import QemuCounter
from effbench.sandboxes import values
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import Job, Prepared
from effbench.sandboxes.outcome import Ending
from effbench.sandboxes.protocol import Lane
from tests.counters.test_qemu_exact import HOSTILE, LIMITS, OPTIONS
from tests.counters.test_qemu_exact import SENSITIVE as SENSITIVE_FUNCTIONS
from tests.counters.test_qemu_exact import see as see_function

pytestmark = pytest.mark.docker

NUMBERS = "".join(f"{number} {number * number % 1009}\n" for number in range(500))
SUM = 500 * 499 // 2 + sum(number * number % 1009 for number in range(500))
FUNCTIONS = [SENSITIVE_FUNCTIONS[name] for name in ("nothing", "work at import", "hashes of strings")]
READING = {
    "input()": """
total = 0
try:
    while True:
        total += sum(map(int, input().split()))
except EOFError:
    print(total)
""",
    "sys.stdin": "import sys\nprint(sum(int(word) for line in sys.stdin for word in line.split()))",
    "sys.stdin.buffer": "import sys\nprint(sum(map(int, sys.stdin.buffer.read().split())))",
    "readline": """
import sys
input = sys.stdin.buffer.readline
print(sum(sum(map(int, input().split())) for _ in range(500)))
""",
    "open(0)": "print(sum(map(int, open(0).read().split())))",
    "os.read": "import os\nos.write(1, b'%d\\n' % sum(map(int, os.read(0, os.fstat(0).st_size).split())))",
    "a mapping": "import mmap\nprint(sum(map(int, mmap.mmap(0, 0, access=mmap.ACCESS_READ).read().split())))",
    "a class of its own": """
import io, os, sys
class Fast(io.IOBase):
    def __init__(self, file):
        self._fd, self._buffer = file.fileno(), io.BytesIO()
        self.write = self._buffer.write
    def readline(self):
        text = os.read(self._fd, max(os.fstat(self._fd).st_size, 8192))
        place = self._buffer.tell()
        self._buffer.seek(0, 2), self._buffer.write(text), self._buffer.seek(place)
        return self._buffer.readline()
    def flush(self):
        os.write(self._fd, self._buffer.getvalue())
        self._buffer.truncate(0)
reader, sys.stdout = Fast(sys.stdin), Fast(sys.stdout)
total = 0
while line := reader.readline():
    total += sum(map(int, line.split()))
sys.stdout.write(b"%d\\n" % total)
""",
}
SENSITIVE = {
    "nothing": "",
    "random numbers without a seed": """
import random
print([random.random() for _ in range(1000)], random.sample(range(9), 9))
""",
    "10,000 lines": "for number in range(10_000):\n    print(number, 'line', number * 0.5)",
    "hashes of addresses": """
class Thing:
    pass
things = [Thing() for _ in range(2000)]
seen = set(things)
print([things.index(thing) for thing in seen][:9])
""",
    "collections of garbage": """
kept = []
for i in range(5000):
    loop = [i]
    loop.append(loop)
    kept.append({i: loop})
""",
    **READING,
}


@pytest.fixture(scope="module")
def lane(docker_sandbox: DockerSandbox) -> Iterator[Lane]:
    lane = docker_sandbox.open_lane(OPTIONS)
    yield lane
    lane.close()


def see(lane: Lane, source: str, text: str = NUMBERS) -> tuple[int, int, str]:
    """Count of the program, count of what is not there, and what it wrote."""
    program = lane.prepare(source, "")
    assert isinstance(program, Prepared)
    counted = QemuCounter().count(lane, Job(program=program, arguments=values.encode((text,)), limits=LIMITS))
    assert (counted.outcome.ending, counted.outcome.detail) == (Ending.RETURNED, "")
    assert counted.call is not None
    assert counted.load is not None
    assert counted.outcome.output is not None
    return counted.call, counted.load, values.decode(counted.outcome.output)


def see_all(lane: Lane) -> dict[str, tuple[int, int, str]]:
    return {name: see(lane, source) for name, source in SENSITIVE.items()}


@pytest.fixture(scope="module")
def expected(lane: Lane) -> dict[str, tuple[int, int, str]]:
    return see_all(lane)


def test_programs_read_by_every_way(expected: dict[str, tuple[int, int, str]]) -> None:
    assert {name: expected[name][2] for name in READING} == dict.fromkeys(READING, f"{SUM}\n")


def test_four_runs_count_alike(lane: Lane, expected: dict[str, tuple[int, int, str]]) -> None:
    for name, source in SENSITIVE.items():
        assert [see(lane, source) for _ in range(3)] == [expected[name]] * 3


@pytest.mark.parametrize("name", ["input()"])
def test_first_program_of_a_fresh_lane_counts_alike(
    docker_sandbox: DockerSandbox, expected: dict[str, tuple[int, int, str]], name: str
) -> None:
    fresh = docker_sandbox.open_lane(replace(OPTIONS, memory_bytes=2 << 30))
    try:
        assert see(fresh, SENSITIVE[name]) == expected[name]
    finally:
        fresh.close()


def test_counts_are_the_same_after_programs_of_all_kinds(
    docker_sandbox: DockerSandbox, expected: dict[str, tuple[int, int, str]]
) -> None:
    limits = replace(LIMITS, cpu_s=0.5)
    lane = docker_sandbox.open_lane(OPTIONS)
    try:
        for source in HOSTILE:
            program = lane.prepare(f"{source}\nf()\n", "")
            assert isinstance(program, Prepared)
            arguments = values.encode(("1 2\n" * 100_000,))
            QemuCounter().count(lane, Job(program=program, arguments=arguments, limits=limits))
        assert see_all(lane) == expected
    finally:
        lane.close()


def test_functions_count_alike_before_and_after_programs(lane: Lane) -> None:
    before = [see_function(lane, source) for source in FUNCTIONS]
    see(lane, SENSITIVE["input()"])
    assert [see_function(lane, source) for source in FUNCTIONS] == before


def test_nothing_is_counted_before_the_first_line(expected: dict[str, tuple[int, int, str]]) -> None:
    assert len({load for _, load, _ in expected.values()}) == 1
    # Most of it is what an interpreter does at a program's end: modules that know threads wait for them.
    assert expected["nothing"][0] < 50_000


def test_the_end_of_a_program_is_counted(lane: Lane) -> None:
    work = "sum(range(300_000))"
    late = f"import atexit\natexit.register(lambda: {work})\n"
    assert see(lane, late)[0] > see(lane, work)[0] > 1_000_000


def test_layout_does_not_change_a_count(lane: Lane) -> None:
    plain = "def main():\n    n = int(input())\n    print(n * 2)\nmain()\n"
    other = (
        '"""Text."""\n\ndef main():  # comment\n    """Text."""\n\n    n = int(input())\n    print(n * 2)\n\n\nmain()\n'
    )
    assert see(lane, plain, "4\n") == see(lane, other, "4\n")


@pytest.mark.parametrize("leave", ["os._exit(0)", "sys.exit(0)", "exit()"])
def test_a_program_that_leaves_counts_alike_each_time(lane: Lane, leave: str) -> None:
    source = f"import os, sys\nprint(sum(map(int, sys.stdin.read().split())), flush=True)\n{leave}\n"
    seen = [see(lane, source) for _ in range(5)]
    assert seen == [seen[0]] * 5
    assert seen[0][2] == f"{SUM}\n"
