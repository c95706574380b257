"""Memory of programs in C: what they map, in whole pages."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from effbench.errors import SandboxUnavailable
from effbench.languages import find_language
from effbench.sandboxes import values
from effbench.sandboxes.choose import open_language_sandbox
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import Engine, Job, Limits, Prepared
from effbench.sandboxes.protocol import Lane, LaneOptions, MemoryLane, MemorySandbox
from tests.conftest import missing

pytestmark = [pytest.mark.docker, pytest.mark.languages]

OPTIONS = LaneOptions(memory_bytes=1 << 30)
LIMITS = Limits(cpu_s=60, wall_s=120, memory_bytes=1 << 29, output_bytes=1 << 16)
HEAD = """#define _GNU_SOURCE
#include <sys/mman.h>
#include <unistd.h>
#define RW PROT_READ | PROT_WRITE, PRIVATE
#define PRIVATE MAP_PRIVATE | MAP_ANONYMOUS, -1, 0
"""
MIB = 1 << 20


@pytest.fixture(scope="module")
def lanes(docker_sandbox: DockerSandbox) -> Iterator[tuple[Lane, MemoryLane]]:
    sandbox = open_language_sandbox(docker_sandbox, find_language("c"))
    assert isinstance(sandbox, MemorySandbox)
    try:
        lane = sandbox.open_lane(OPTIONS)
    except SandboxUnavailable as error:
        missing("languages", str(error))
    with closing(lane), closing(sandbox.open_memory_lane(OPTIONS)) as memory_lane:
        yield lane, memory_lane


@pytest.mark.parametrize(
    ("body", "mebibytes"),
    [
        ("char *p = mmap(0, 4 << 20, RW); p[0] = 1;", 4),
        ("char *p = mmap(0, 4 << 20, RW); munmap(p, 2 << 20); p = mmap(0, 1 << 20, RW); p[0] = 1;", 4),
        ("char *p = mmap(0, 4 << 20, RW); munmap(p, 4 << 20); p = mmap(0, 5 << 20, RW); p[0] = 1;", 5),
        (
            "char *p = mmap(0, 4 << 20, PROT_NONE, PRIVATE); mprotect(p, 1 << 20, PROT_WRITE);",
            1,
        ),
        ("char *p = mmap(0, 1 << 20, RW); p = mremap(p, 1 << 20, 3 << 20, MREMAP_MAYMOVE); p[0] = 1;", 3),
        ("char *p = sbrk(2 << 20); p[0] = 1; sbrk(-(1 << 20)); sbrk(1 << 20);", 2),
    ],
)
def test_a_program_holds_the_pages_that_it_may_touch(lanes: tuple[Lane, MemoryLane], body: str, mebibytes: int) -> None:
    peaks = [peak(lanes, text) for text in ("", body)]
    assert peaks[1] - peaks[0] == pytest.approx(mebibytes * MIB, abs=4096)


def peak(lanes: tuple[Lane, MemoryLane], body: str) -> int:
    lane, memory_lane = lanes
    source = f"{HEAD}int main(void) {{ {body} }}\n"
    program = lane.prepare(source, "")
    assert isinstance(program, Prepared), program
    job = Job(program=program, arguments=values.encode(("",)), limits=LIMITS, engine=Engine.QEMU)
    first, again = (memory_lane.run(job) for _ in range(2))
    assert first.memory is not None
    assert (first.memory, first.call_count) == (again.memory, lane.run(job).call_count)
    return first.memory.peak_bytes
