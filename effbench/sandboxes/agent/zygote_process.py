"""A zygote as the relay sees it: a process, the gate, the region, and the files behind a whole program's streams."""

import mmap
import os
import resource
import struct
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

import effbench_driver  # built into the image

from effbench.sandboxes.agent import zygote

QEMU = f"{zygote.ROOT}/qemu"
PLUGIN = f"{zygote.ROOT}/counter_plugin.so"
# What makes counts identical: fixed hashes, environment and arguments, and string routines that emulators and hardware
# count alike (`rep movsb` is one instruction on hardware and one per byte under emulation).
ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "PYTHONPATH": f"{zygote.ROOT}/lib",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-ERMS,-FSRM,-AVX512F,-AVX512VL,-AVX512BW,-AVX512CD,-AVX512DQ",
}
# What a zygote has is no garbage, and to look through it takes a third of the time until it is warm.
PROGRAM = "import gc; gc.disable(); from effbench.sandboxes.agent.zygote import main; main({})"
PAGE_BYTES = 4096
FIRST_FD = 40
"""Where the zygote finds its descriptors: always alike, since what they are called moves counts, and below those that a
child closes."""
MOST_SILENT_S = 120.0


class Gate(NamedTuple):
    """How far a run is; see ``struct gate`` in ``region.h``.

    Attributes:
        turn: Raised by each mark and by the child's death.
        marks: How many marks the child has made.
        mark: The newest.
        is_dead: Whether it has been reaped.
        is_broken: Whether a mark came out of its order.
    """

    turn: int
    marks: int
    mark: int
    is_dead: bool
    is_broken: bool


class Made(NamedTuple):
    """What a child tells; see ``struct request``.

    Attributes:
        size: How many bytes it has put into the outbox.
        failure: The kind of its failure, or 0.
        has_threads: Whether threads lived on when the program had been loaded.
    """

    size: int
    failure: int
    has_threads: bool


class Death(NamedTuple):
    """What is known of a child that has been reaped; see ``struct request``.

    Attributes:
        exit: Its exit code, or a signal's number with a minus sign.
        is_orphaned: Whether it left a process behind.
        user_s: User CPU seconds.
        system_s: System CPU seconds.
        max_rss_bytes: Peak resident set.
    """

    exit: int
    is_orphaned: bool
    user_s: float
    system_s: float
    max_rss_bytes: int


_GATE = struct.Struct("=6I8Q")
_ASKED, _GIVEN = struct.Struct("=4I5Q"), struct.Struct("=Q")
_MADE, _DEATH = struct.Struct("=3Q"), struct.Struct("=iI3Q")
_ASKED_FOR, _LINE, _LINES_MOST = struct.Struct("=Q"), struct.Struct("=11Q"), 4096
"""``struct line_table`` in ``lines.h``."""
_TABLE_AT = 2 * PAGE_BYTES
_LINES_AT = _TABLE_AT + _ASKED_FOR.size
_GATE_BYTES = _LINES_AT + _LINES_MOST * _LINE.size
_GIVEN_AT = _ASKED.size
_MADE_AT = _GIVEN_AT + _GIVEN.size
_DEATH_AT = _MADE_AT + _MADE.size
_CLEAR = bytes(PAGE_BYTES)


class ZygoteProcess:
    """See the module.

    Args:
        engine: ``native`` or ``qemu``.
    """

    def __init__(self, engine: str) -> None:
        """Starts the process and waits until it is warm."""
        self.emulated = engine == "qemu"
        self._region, self.stdin, self.stdout = (os.memfd_create(name) for name in ("region", "stdin", "stdout"))
        gate = os.memfd_create("gate")
        os.ftruncate(gate, _GATE_BYTES)
        os.ftruncate(self._region, PAGE_BYTES)
        self.gate = mmap.mmap(gate, _GATE_BYTES)
        self._request = mmap.mmap(self._region, PAGE_BYTES)
        self._inbox_bytes = 0
        commands, self._command = os.pipe()
        ready, tell_ready = os.pipe()
        lent = (commands, self._region, self.stdin, self.stdout, gate, tell_ready)
        self.process = self._start(lent)
        for descriptor in (commands, gate, tell_ready):
            os.close(descriptor)
        is_warm = os.read(ready, 1) == b"+"
        os.close(ready)
        if not is_warm:
            raise RuntimeError(f"the {engine} zygote ended with {self.process.wait()} before it was warm")
        (self._serving,) = _children(self.process.pid)  # the process that was started waits for this one

    def _start(self, lent: tuple[int, ...]) -> "subprocess.Popen[bytes]":
        numbers = [os.dup2(descriptor, FIRST_FD + place) for place, descriptor in enumerate(lent)]
        told = [*numbers[:4], -1 if self.emulated else numbers[4], numbers[5]]
        program = PROGRAM.format(", ".join(map(str, told)))
        python, environment = [sys.executable, "-s", "-S", "-B", "-c", program], ENVIRONMENT
        if self.emulated:
            plugin = f"{PLUGIN},gate={numbers[4]},filter={zygote.FILTER}"
            python = [QEMU, "-U", "LD_LIBRARY_PATH", "-plugin", plugin, *python]
            environment = {**ENVIRONMENT, "LD_LIBRARY_PATH": f"{zygote.ROOT}/qemu-lib"}
        process = subprocess.Popen(
            python, env=environment, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=numbers
        )
        for number in numbers:
            os.close(number)
        return process

    def bound_memory(self, size: int) -> None:
        """Bounds the address space of every run, in bytes above what the zygote has now.

        Emulators ignore this limit when the emulated program sets it; set from outside it holds for the emulator too.
        """
        with open(f"/proc/{self._serving}/statm") as stream:
            present = int(stream.read().split()[0]) * mmap.PAGESIZE
        resource.prlimit(self._serving, resource.RLIMIT_AS, (present + size, present + size))

    def ask(self, asked: Mapping[str, Any], program: bytes, most_input_bytes: int, most_output_bytes: int) -> None:
        """Lets the zygote fork a child; the program is in its inbox then.

        Args:
            asked: The first fields of ``struct request``.
            program: Encoded program.
            most_input_bytes: Size of the largest input that will be given.
            most_output_bytes: Size of the outbox.
        """
        self._inbox_bytes = _whole_pages(max(len(program), most_input_bytes))
        outbox_bytes = _whole_pages(most_output_bytes)
        os.ftruncate(self._region, PAGE_BYTES + self._inbox_bytes + outbox_bytes)
        self._request[:] = _CLEAR
        self.gate[:PAGE_BYTES] = _CLEAR
        _ASKED.pack_into(self._request, 0, *asked.values(), self._inbox_bytes, outbox_bytes)
        self.give(program)
        os.write(self._command, b"F")

    def give(self, data: bytes) -> None:
        """Puts bytes into the inbox, where nobody reads now."""
        _write_at(self._region, data, PAGE_BYTES)
        _GIVEN.pack_into(self._request, _GIVEN_AT, len(data))

    def ask_for_lines(self, number: int) -> None:
        """Lets the next run's line marks be counted, of lines up to that number; 0 for none."""
        if number:
            self.gate[_LINES_AT:] = bytes(_LINES_MOST * _LINE.size)
        _ASKED_FOR.pack_into(self.gate, _TABLE_AT, number > 0)

    def lines(self, number: int) -> list[tuple[int, ...]]:
        """What was counted of each line, from 0 on: instructions, how often marks of each kind began and ended it."""
        return list(_LINE.iter_unpack(self.gate[_LINES_AT : _LINES_AT + (1 + number) * _LINE.size]))

    def grant(self) -> None:
        """Lets the child pass the marks that it has made."""
        effbench_driver.grant(self.gate)

    def look(self) -> Gate:
        """How far the run is."""
        turn, _, marks, mark, is_dead, is_broken, *_ = _GATE.unpack_from(self.gate)
        return Gate(turn, marks, mark, bool(is_dead), bool(is_broken))

    def counts(self) -> list[int]:
        """Instructions up to each mark, as far as the gate has room for them; all zero natively."""
        _, _, marks, _, _, _, *counts = _GATE.unpack_from(self.gate)
        return counts[:marks]

    def count_now(self) -> int:
        """Instructions of the emulated child so far."""
        return int(_GIVEN.unpack_from(self.gate, PAGE_BYTES)[0])

    def wait(self, seen: int, seconds: float) -> Gate:
        """Waits until the turn is another than the one that was seen, or the time is over.

        Raises:
            RuntimeError: The zygote is gone.
        """
        effbench_driver.wait(self.gate, seen, max(1, int(seconds * 1000)))
        found = self.look()
        if found.turn == seen and self.process.poll() is not None:
            raise RuntimeError(f"the zygote died with {self.process.returncode}")
        return found

    def child_pid(self) -> int:
        """The child's process id as the kernel has it, which no child can change; 0 where there is no child."""
        return next(iter(_children(self._serving)), 0)

    def made(self) -> Made:
        """What the child tells of itself so far."""
        size, failure, has_threads = _MADE.unpack_from(self._request, _MADE_AT)
        return Made(size, failure, bool(has_threads))

    def take(self, size: int) -> bytes:
        """Bytes out of the outbox."""
        return _read_at(self._region, size, PAGE_BYTES + self._inbox_bytes)

    def death(self) -> Death:
        """What became of a child that is dead; and forgets its data."""
        status, is_orphaned, user_us, system_us, max_rss_bytes = _DEATH.unpack_from(self._request, _DEATH_AT)
        os.ftruncate(self._region, PAGE_BYTES)
        return Death(
            os.waitstatus_to_exitcode(status), bool(is_orphaned), user_us / 1e6, system_us / 1e6, max_rss_bytes
        )


def _children(pid: int) -> list[int]:
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as stream:
            return [int(child) for child in stream.read().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def _whole_pages(size: int) -> int:
    return (size // PAGE_BYTES + 1) * PAGE_BYTES


def _write_at(descriptor: int, data: bytes, offset: int) -> None:
    left = memoryview(data)
    while left:
        written = os.pwrite(descriptor, left, offset)
        left, offset = left[written:], offset + written


def _read_at(descriptor: int, size: int, offset: int) -> bytes:
    parts = []
    while size:
        part = os.pread(descriptor, size, offset)
        if not part:
            break
        parts.append(part)
        size, offset = size - len(part), offset + len(part)
    return b"".join(parts)


def write_file(descriptor: int, data: bytes) -> None:
    """Makes the data the whole content of a file."""
    os.ftruncate(descriptor, 0)
    _write_at(descriptor, data, 0)


def read_file(descriptor: int, most_bytes: int) -> bytes:
    """The content of a file, as much as that at most."""
    return _read_at(descriptor, min(os.fstat(descriptor).st_size, most_bytes), 0)
