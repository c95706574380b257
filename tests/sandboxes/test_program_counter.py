"""The wall between an emulated program of machine code and its emulator, tried with every kind of access there is.

The program is told the very address of the counter, which in earnest nothing tells it.
"""

import mmap
import os
import platform
import shutil
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from effbench.measure.function_costs import function_costs
from effbench.sandboxes.outcome import BlockCount
from effbench.storage.resources import sandboxes_root
from tests.conftest import missing

pytestmark = pytest.mark.local

GUEST = Path(__file__).parent / "program_guest.c"
KINDS = (
    *("load", "store", "byte", "add", "locked", "exchange", "compare", "compare_wide", "vector_load", "vector_store"),
    *("masked", "streamed", "string_store", "string_load", "string_compare", "scan", "float_store", "float_wide"),
    *("float_load", "state_store", "state_load", "control", "push", "pop", "bits", "jump"),
    *("futex", "map", "unmap", "protect", "forget", "move"),
)
COUNTED = struct.Struct("=Q3I")
BLOCKS_BYTES = 1 << 20
LOOP = """
__attribute__((noinline)) static int work(int n)
{
    volatile int sum = 0;
    for (int i = 0; i < n; i++)
        sum += i;
    return sum;
}
int main(void)
{
    int sum = 0;
    for (int i = 0; i < 7; i++)
        sum += work(10000);
    return sum == 1;
}
"""


class Built(NamedTuple):
    """What is tried."""

    qemu: str
    plugin: Path
    filter: Path
    guest: Path


class Ended(NamedTuple):
    """What came of a program."""

    output: str
    instructions: int
    has_left: int
    is_broken: int


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    qemu, compiler = shutil.which("qemu-x86_64"), shutil.which("gcc")
    if platform.machine() != "x86_64" or not qemu or not compiler:
        missing("local", "this needs x86-64, gcc and qemu-user")
    folder, recipe = tmp_path_factory.mktemp("built"), sandboxes_root() / "programs"
    made = Built(qemu, folder / "count.so", folder / "emulated/seccomp.bpf", folder / "guest")
    warnings = ["-O2", "-Wall", "-Wextra", "-Werror", "-Wno-unused-function"]
    subprocess.run([compiler, *warnings, "-shared", "-fPIC", recipe / "count.c", "-o", made.plugin], check=True)
    subprocess.run([compiler, "-O1", "-static", GUEST, "-o", made.guest], check=True)
    subprocess.run(["python3", recipe / "build_filters.py", sandboxes_root() / "driver", folder], check=True)
    return made


@pytest.fixture
def page() -> Iterator[tuple[int, mmap.mmap]]:
    descriptor = os.memfd_create("counted")
    os.ftruncate(descriptor, mmap.PAGESIZE)
    with mmap.mmap(descriptor, mmap.PAGESIZE) as shared:
        yield descriptor, shared
    os.close(descriptor)


def ran(built: Built, page: tuple[int, mmap.mmap], kind: str, *, offset: int = 0, told: int | None = None) -> Ended:
    """Runs the guest, which is told the address of the counter, or ``told`` in its place."""
    descriptor, shared = page
    shared[:] = bytes(mmap.PAGESIZE)
    plugin = f"{built.plugin},page={descriptor},filter={built.filter}"
    command = [built.qemu, "-plugin", plugin, str(built.guest), kind]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=[descriptor], text=True
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    place = address_of_page(process)
    output, _ = process.communicate(f"{place + offset if told is None else told:x}\n", timeout=60)
    instructions, has_left, _, is_broken = COUNTED.unpack_from(shared)
    return Ended(output, instructions, has_left, is_broken)


def address_of_page(process: "subprocess.Popen[str]") -> int:
    """Where the emulator has the page with its counter, as soon as it has it."""
    while process.poll() is None:
        for line in Path(f"/proc/{process.pid}/maps").read_text().splitlines():
            if "memfd:counted" in line:
                return int(line.partition("-")[0], 16)
    raise AssertionError(f"the emulator ended with {process.returncode}")


def test_a_program_that_touches_nothing_comes_to_its_end(built: Built, page: tuple[int, mmap.mmap]) -> None:
    # Both read the same text: digits and letters take different numbers of instructions.
    first, second = ran(built, page, "nothing", told=0x10000), ran(built, page, "nothing", told=0x10000)
    assert (first.output, first.has_left, first.is_broken) == ("survived\n", 1, 0)
    assert first.instructions > 1000
    assert first == second


@pytest.mark.parametrize("kind", KINDS)
def test_one_access_beyond_the_wall_is_the_last(built: Built, page: tuple[int, mmap.mmap], kind: str) -> None:
    # Beyond the counter itself, so that whatever is written there leaves the accusation readable.
    found = ran(built, page, kind, offset=1024)
    assert (found.output, found.is_broken, found.has_left) == ("", 1, 0)


def test_blocks_add_up_to_the_count_and_tell_functions(
    built: Built, page: tuple[int, mmap.mmap], tmp_path: Path
) -> None:
    source, program = tmp_path / "loop.c", tmp_path / "loop"
    source.write_text(LOOP)
    subprocess.run(["gcc", "-O1", "-static", source, "-o", program], check=True)
    descriptor, shared = page
    table = os.memfd_create("blocks")
    os.ftruncate(table, BLOCKS_BYTES)
    plugin = f"{built.plugin},page={descriptor},filter={built.filter},blocks={table}"
    subprocess.run([built.qemu, "-plugin", plugin, program], pass_fds=[descriptor, table], check=False)
    read = os.pread(table, BLOCKS_BYTES, 0)
    os.close(table)
    (number,) = struct.unpack_from("=Q", read)
    rows = [struct.unpack_from("=3Q", read, 8 + 24 * place) for place in range(number)]
    blocks = tuple(BlockCount(place=place, length=length, executions=times) for place, length, times in rows)
    assert sum(block.length * block.executions for block in blocks) == COUNTED.unpack_from(shared)[0]
    costs = function_costs(program.read_bytes(), blocks)
    assert (costs[0].name, costs[0].calls) == ("work", 7)
    assert costs[0].instructions > 7 * 3 * 10_000
