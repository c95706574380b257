"""A zygote as the relay sees it: a process with a control socket and, under emulation, the page of published counts."""

import array
import mmap
import os
import resource
import socket
import struct
import subprocess
import sys
from typing import Any, NamedTuple

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
PROGRAM = "import gc; gc.disable(); from effbench.sandboxes.agent.zygote import main; main({emulated})"
PAGE_SLOTS, PAGE_HEAD, PAGE_BYTES = 15, 24, 4096
MARKS_BEFORE_CALL = 3


class Limits(NamedTuple):
    """Bounds of one run.

    Attributes:
        cpu_s: CPU seconds of the whole run.
        wall_s: Wall seconds of the whole run, for programs that sleep.
        memory_bytes: Address space above the zygote's.
        output_bytes: Size of the encoded result, or of a whole program's standard output.
        instructions: Of the call, where an emulator counts them: soon after so many it is stopped; 0 for no bound.
    """

    cpu_s: float
    wall_s: float
    memory_bytes: int
    output_bytes: int
    instructions: int = 0


class Published(NamedTuple):
    """What the emulator says of a run; all zero natively.

    Attributes:
        marks: How many marks were written.
        counts: Instructions up to each of them, as far as the page had room.
        last: Instructions up to the newest system call: all that was done before the result's last byte went out.
        settled: How often the heap was settled between the second mark and the third.
    """

    marks: int
    counts: tuple[int, ...]
    last: int
    settled: int


class ZygoteProcess:
    """See the module."""

    def __init__(self, engine: str) -> None:
        """Starts the process and waits until it is warm."""
        self.emulated = engine == "qemu"
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        page_fd = os.memfd_create("counts")
        os.ftruncate(page_fd, 2 * PAGE_BYTES)
        self.page = mmap.mmap(page_fd, 2 * PAGE_BYTES)
        python = [sys.executable, "-s", "-S", "-B", "-c", PROGRAM.format(emulated=self.emulated)]
        command, environment = python, ENVIRONMENT
        if self.emulated:
            plugin = f"{PLUGIN},page={page_fd},filter={zygote.FILTER}"
            command = [QEMU, "-U", "LD_LIBRARY_PATH", "-plugin", plugin, *python]
            environment = {**ENVIRONMENT, "LD_LIBRARY_PATH": f"{zygote.ROOT}/qemu-lib"}
        self.process = subprocess.Popen(
            command,
            env=environment,
            cwd="/",
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
            pass_fds=(page_fd,),
        )
        theirs.close()
        os.close(page_fd)
        self.control = ours
        if self.control.recv(1) != b"+":
            raise RuntimeError(f"the {engine} zygote ended with {self.process.wait()} before it was warm")

    def bound_memory(self, size: int) -> None:
        """Bounds the address space of every run, in bytes above what the zygote has now.

        Emulators ignore this limit when the emulated program sets it; set from outside it holds for the emulator too.
        """
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children") as stream:
            serving = int(stream.read().split()[0])  # the process that was started waits for this one
        with open(f"/proc/{serving}/statm") as stream:
            present = int(stream.read().split()[0]) * mmap.PAGESIZE
        resource.prlimit(serving, resource.RLIMIT_AS, (present + size, present + size))

    def fork(self, uid: int, limits: Limits, file_bytes: int, landlock: bool, descriptors: list[int]) -> int:
        """Returns the child's process id; no file may grow beyond ``file_bytes``."""
        command = zygote.COMMAND.pack(b"F", uid, limits.memory_bytes, file_bytes, int(limits.cpu_s) + 5, landlock)
        rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))
        self.control.sendmsg([command], [rights])
        return int(zygote.FORKED.unpack(self._answer(zygote.FORKED.size))[0])

    def reap(self, pid: int) -> tuple[Any, ...]:
        """Kills the child and returns what :data:`zygote.REAPED` holds."""
        self.control.send(zygote.COMMAND.pack(b"K", pid, 0, 0, 0, False))
        return zygote.REAPED.unpack(self._answer(zygote.REAPED.size))

    def clear_counts(self) -> None:
        """Before a run: nothing is published yet."""
        self.page[:PAGE_HEAD] = bytes(PAGE_HEAD)

    def published(self) -> Published:
        """What the emulator has published since then."""
        marks, last, settled, *counts = struct.unpack_from(f"={PAGE_SLOTS + 3}Q", self.page)
        return Published(marks, tuple(counts[:marks]), last, settled)

    def running_call(self) -> int:
        """Instructions of the call that is running now, so far."""
        marks, _, _, *counts = struct.unpack_from(f"={PAGE_SLOTS + 3}Q", self.page)
        if marks != MARKS_BEFORE_CALL:
            return 0
        (now,) = struct.unpack_from("=Q", self.page, PAGE_BYTES)
        return int(now - counts[marks - 1])

    def _answer(self, size: int) -> bytes:
        message = self.control.recv(size)
        if len(message) != size:
            raise RuntimeError("the zygote died")
        return message
