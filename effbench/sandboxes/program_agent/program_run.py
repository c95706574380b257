"""One run of a program, natively or emulated: what goes in, its limits, what it gave."""

import mmap
import os
import struct
import time
from typing import Any, NamedTuple

import effbench_driver  # built into the image

from effbench.sandboxes.agent.oom_kills import oom_kills
from effbench.sandboxes.program_agent.locked_process import SPARE_CPU_S, Cage, Death, LockedProcess
from effbench.sandboxes.program_agent.recipe import COUNT, ENVIRONMENT, QEMU, ROOT, WORK, Recipe, filled, filter_of

STARTED, LOADED, READY, LEFT = 1, 2, 3, 7
"""Marks, as ``request.h`` numbers them. A program loads itself, so the first three are one moment: before it starts."""
RAISED = 1
POLL_S = 0.25
COUNTED_POLL_S = 0.02
MOST_THREADS = 64
SPARE_BYTES = 64 << 20
"""Address space beside the memory limit: the program itself, and its stack."""
EMULATOR_BYTES = 2 << 30
"""Address space of the emulator itself, most of it for translated code."""
MOST_SAID_BYTES = 4096
PAGE_BYTES = 4096
NO_CAGE = 98
LACKS_MEMORY = (b"bad_alloc", b"OutOfMemoryError", b"out of memory", b"memory allocation of", b"NoMemoryError")
BLOCKS_BYTES = 1 << 20
"""``BLOCKS_BYTES`` in ``counted.h``."""
_COUNTED = struct.Struct("=Q3I")
_NUMBER, _BLOCK = struct.Struct("=Q"), struct.Struct("=3Q")


class Limits(NamedTuple):
    """Bounds of one run; see :class:`effbench.sandboxes.job.Limits`."""

    cpu_s: float
    wall_s: float
    memory_bytes: int
    output_bytes: int
    instructions: int = 0


class ProgramRun:
    """See the module.

    Args:
        recipe: The language's.
        limits: Bounds.
        given: Standard input.
        engine: ``native`` or ``qemu``.
        user: Its user, and whether the kernel has landlock.
        emulated_bytes: Address space of an emulated run beside the emulator's own; 0 for no bound.
        wants_blocks: Whether an emulated run tells where its instructions go.
        pipes: Its standard input and output, where it talks to another process; closed here.
    """

    def __init__(
        self,
        recipe: Recipe,
        limits: Limits,
        given: bytes,
        engine: str,
        user: "tuple[int, bool]",
        emulated_bytes: int = 0,
        wants_blocks: bool = False,
        pipes: "tuple[int, int] | None" = None,
    ) -> None:
        """Starts it; it waits for :meth:`go`."""
        self._limits, self._is_emulated = limits, engine == "qemu"
        self._stdin, self._stdout, self._stderr, self._page = (
            os.memfd_create(name) for name in ("stdin", "stdout", "stderr", "page")
        )
        _write(self._stdin, given)
        os.ftruncate(self._page, PAGE_BYTES)
        self._counted = mmap.mmap(self._page, PAGE_BYTES)
        self._blocks = -1
        self._oom_kills, self._end = oom_kills(), ""
        command = filled(recipe.run, {"program": f"{WORK}/{recipe.program_file}"})
        environment = {**ENVIRONMENT, **recipe.environment}
        memory_bytes = limits.memory_bytes + SPARE_BYTES if recipe.bounds_address_space else 0
        inherited: tuple[int, ...] = ()
        if self._is_emulated:
            plugin = f"{COUNT},page={self._page},filter={filter_of('emulated')}"
            command = [QEMU, "-U", "LD_LIBRARY_PATH", "-seed", "1", "-plugin", plugin, *command]
            environment["LD_LIBRARY_PATH"] = f"{ROOT}/qemu-lib"
            memory_bytes = emulated_bytes + EMULATOR_BYTES if emulated_bytes else 0
            inherited = (self._page,)
            if wants_blocks:
                self._blocks = os.memfd_create("blocks")
                os.ftruncate(self._blocks, BLOCKS_BYTES)
                command[command.index(plugin)] = f"{plugin},blocks={self._blocks}"
                inherited = (self._page, self._blocks)
        cage = Cage(
            kind="emulated" if self._is_emulated else "native",
            uid=user[0],
            landlock=user[1],
            memory_bytes=memory_bytes,
            # One byte more than is allowed, so that too much can be told from just enough.
            file_bytes=limits.output_bytes + 1,
            cpu_s=int(limits.cpu_s) + SPARE_CPU_S,
            processes=MOST_THREADS,
        )
        streams = pipes or (_opened(self._stdin, os.O_RDONLY), _opened(self._stdout, os.O_WRONLY))
        self._process = LockedProcess(
            cage, command, environment, [*streams, _opened(self._stderr, os.O_WRONLY)], inherited
        )
        self._ready_ns = 0

    @property
    def pid(self) -> int:
        """Its process id inside the sandbox."""
        return self._process.pid

    def finish(self) -> "tuple[dict[str, Any], list[bytes]]":
        """Lets it run to its end, or to a limit, and tells how it went: the report's header, and its blobs."""
        self._ready_ns = self._process.cpu_ns()
        begun = time.monotonic()
        self._process.go()
        pause = COUNTED_POLL_S if self._is_emulated and self._limits.instructions else POLL_S
        while not self._end:
            left_s = min(
                self._limits.cpu_s - (self._process.cpu_ns() - self._ready_ns) / 1e9,
                self._limits.wall_s - (time.monotonic() - begun),
            )
            if self._process.wait(min(max(left_s, 0.001), pause)):
                self._end = "dead"
            elif left_s <= 0 or self._is_over_its_count():
                self._end = "timeout"
        wall_s = time.monotonic() - begun
        return self._report(self._process.end(), wall_s)

    def _is_over_its_count(self) -> bool:
        bound = self._limits.instructions
        return self._is_emulated and 0 < bound < self._look()[0]

    def _look(self) -> "tuple[int, int, int, int]":
        instructions, has_left, status, is_broken = _COUNTED.unpack_from(self._counted)
        return instructions, has_left, status, is_broken

    def _report(self, death: Death, wall_s: float) -> "tuple[dict[str, Any], list[bytes]]":
        instructions, has_left, status, is_broken = self._look()
        exit_code = status if has_left else death.exit
        killed = oom_kills()
        cpu_ns = int((death.user_s + death.system_s) * 1e9)
        told = self._take_blocks()
        marks, spent = [STARTED, LOADED, READY], [min(self._ready_ns, cpu_ns)] * 3
        if self._end == "dead" and exit_code == 0:
            marks, spent = [*marks, LEFT], [*spent, cpu_ns]
        blobs = self._take(exit_code)
        return {
            "end": self._end,
            "failure": RAISED if self._end == "failed" else 0,
            "is_broken": bool(is_broken),
            "exit": exit_code,
            "marks": marks,
            "cpu_ns": spent,
            "given_cpu_ns": [],
            "counts": [0, 0, 0, instructions][: len(marks)] if self._is_emulated else [],
            "has_threads": False,
            "user_time_s": death.user_s,
            "cpu_time_s": death.user_s + death.system_s,
            "wall_time_s": wall_s,
            "max_rss_bytes": death.max_rss_bytes,
            "left_over": False,
            "oom_kills": None if killed is None or self._oom_kills is None else killed - self._oom_kills,
            "blocks": told,
        }, blobs

    def _take_blocks(self) -> "list[tuple[int, ...]]":
        """The blocks that ran: address, length, executions; none where nobody asked."""
        if self._blocks < 0:
            return []
        table = _read(self._blocks, BLOCKS_BYTES)
        os.close(self._blocks)
        (number,) = _NUMBER.unpack_from(table)
        room = (BLOCKS_BYTES - _NUMBER.size) // _BLOCK.size
        places = range(_NUMBER.size, _NUMBER.size + min(number, room) * _BLOCK.size, _BLOCK.size)
        blocks = (_BLOCK.unpack_from(table, place) for place in places)
        return [block for block in blocks if block[2]]

    def _take(self, exit_code: int) -> "list[bytes]":
        """What it had written when it had ended; where it failed, what it said of that."""
        output = _read(self._stdout, self._limits.output_bytes + 1)
        said = _read(self._stderr, MOST_SAID_BYTES)
        for descriptor in (self._stdin, self._stdout, self._stderr, self._page):
            os.close(descriptor)
        self._counted.close()
        if len(output) > self._limits.output_bytes:
            self._end = "output_limit"  # however the program took it that it could write no more
        if self._end != "dead":
            return []
        if exit_code == NO_CAGE and not said:
            raise RuntimeError("a program could not be locked in")
        if exit_code == 0:
            return [output]
        lacks_memory = any(words in said for words in LACKS_MEMORY)
        if exit_code > 0 or lacks_memory:
            self._end = "failed"
            name = "MemoryError" if lacks_memory else f"exit code {exit_code}"
            told: bytes = effbench_driver.encode((name, _first_line(said)))
            return [told]
        return [output]


def _first_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in lines if line.strip()), "")


def _opened(descriptor: int, flags: int) -> int:
    """Opened anew, so that it has a place in the file of its own and no other rights than these."""
    return os.open(f"/proc/self/fd/{descriptor}", flags | os.O_CLOEXEC)


def _write(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _read(descriptor: int, most_bytes: int) -> bytes:
    """The beginning of a file."""
    parts, place = [], 0
    while place < most_bytes and (part := os.pread(descriptor, most_bytes - place, place)):
        parts.append(part)
        place += len(part)
    return b"".join(parts)
