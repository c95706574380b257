"""The relay: first process of the sandbox; carries payloads, keeps deadlines and caps, never forks a candidate.

It reads requests from standard input and answers on standard output. Operations:

``hello``
    Answers with what this sandbox is.
``start``
    Starts the zygote of an engine (``native`` or ``qemu``), once.
``prepare``
    Turns a program into its normal form, natively, without running it.
``run``
    Runs one prepared program on one input. When the request is ``gated``, the relay stops at each mark of the child,
    tells the harness, and goes on when told to: that is when an outside counter is switched.
"""

import array
import glob
import hashlib
import mmap
import os
import platform
import select
import socket
import struct
import subprocess
import sys
import time
from typing import Any, NamedTuple

import effbench_cage  # built into the image

from effbench.sandboxes.agent import wire, zygote

MAX_PAYLOAD_BYTES = 1 << 30
QEMU = f"{zygote.ROOT}/qemu"
PLUGIN = f"{zygote.ROOT}/counter_plugin.so"
HARNESS_FD = 0
FIRST_UID, UIDS = 20000, 30000
PAGE_SLOTS = 15
DYING_S = 2.0
"""A process whose descriptors the kernel has closed is gone long before that."""
REHEARSALS = 3
# What makes counts identical: fixed hashes, environment and arguments, and string routines that emulators and hardware
# count alike (`rep movsb` is one instruction on hardware and one per byte under emulation).
ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "PYTHONPATH": f"{zygote.ROOT}/lib",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-ERMS,-FSRM,-AVX512F,-AVX512VL,-AVX512BW,-AVX512CD,-AVX512DQ",
}
ZYGOTE = "from effbench.sandboxes.agent.zygote import main; main({emulated})"
MARKS = b"SLRD"
MAX_RESULT_HEADER_BYTES = 1 << 14


class Limits(NamedTuple):
    """Bounds of one run.

    Attributes:
        cpu_s: CPU seconds of the whole run.
        wall_s: Wall seconds of the whole run, for programs that sleep.
        memory_bytes: Address space above the zygote's.
        output_bytes: Size of the encoded result.
    """

    cpu_s: float
    wall_s: float
    memory_bytes: int
    output_bytes: int


class Zygote:
    """A zygote's process with the control socket and, under emulation, the page of published counts."""

    def __init__(self, engine: str) -> None:
        """Starts the process and waits until it is warm."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        page_fd = os.memfd_create("counts")
        os.ftruncate(page_fd, mmap.PAGESIZE)
        self.page = mmap.mmap(page_fd, mmap.PAGESIZE)
        python = [sys.executable, "-s", "-S", "-B", "-c", ZYGOTE.format(emulated=engine == "qemu")]
        command, environment = python, ENVIRONMENT
        if engine == "qemu":
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

    def fork(self, uid: int, limits: Limits, landlock: bool, descriptors: list[int]) -> int:
        """Returns the child's process id."""
        command = zygote.COMMAND.pack(b"F", uid, limits.memory_bytes, int(limits.cpu_s) + 5, landlock)
        rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))
        self.control.sendmsg([command], [rights])
        return int(zygote.FORKED.unpack(self._answer(zygote.FORKED.size))[0])

    def reap(self, pid: int) -> tuple[Any, ...]:
        """Kills the child and returns what :data:`zygote.REAPED` holds."""
        self.control.send(zygote.COMMAND.pack(b"K", pid, 0, 0, False))
        return zygote.REAPED.unpack(self._answer(zygote.REAPED.size))

    def _answer(self, size: int) -> bytes:
        message = self.control.recv(size)
        if len(message) != size:
            raise RuntimeError("the zygote died")
        return message


class Run:
    """One child from fork to reaping: a small state machine over its marks."""

    def __init__(self, zyg: Zygote, request: wire.Frame, uid: int, landlock: bool) -> None:
        """Forks the child."""
        self.limits = Limits(**request.header["limits"])
        self.zygote = zyg
        zyg.page[:8] = bytes(8)
        pipes = [os.pipe() for _ in range(3)]
        theirs = [pipes[0][0], pipes[1][1], pipes[2][1]]
        self.to_child, self.marks, self.results = pipes[0][1], pipes[1][0], pipes[2][0]
        self.pid = zyg.fork(uid, self.limits, landlock, theirs)
        for descriptor in theirs:
            os.close(descriptor)
        os.set_blocking(self.to_child, False)
        self.clock = (~self.pid << 3) | 2  # the kernel's id of that process's CPU clock
        self.wall_deadline = time.monotonic() + self.limits.wall_s
        self.outgoing = memoryview(b"")
        self.incoming = bytearray()
        self.seen = bytearray()
        self.cpu_ns: list[int] = []
        self.result: wire.Frame | None = None

    def send(self, data: bytes) -> None:
        """Queues bytes for the child; they go out while the relay waits for it."""
        self.outgoing = memoryview(bytes(self.outgoing) + data)

    def wait(self) -> str:
        """Waits for one mark, the end of the result, or trouble.

        Returns:
            ``mark``, ``end``, ``timeout`` or ``output_limit``.

        Raises:
            EOFError: The harness is gone; nobody waits for this run any more.
        """
        poll = select.poll()
        poll.register(HARNESS_FD, 0)  # its hang-up is always told
        poll.register(self.marks, select.POLLIN)
        poll.register(self.results, select.POLLIN)
        if self.outgoing:
            poll.register(self.to_child, select.POLLOUT)
        while True:
            left = self._time_left()
            if left <= 0:
                return "timeout"
            ready = {descriptor for descriptor, _ in poll.poll(min(left, 0.25) * 1000 + 1)}
            if HARNESS_FD in ready:
                raise EOFError
            if self.to_child in ready and not self._push():
                poll.unregister(self.to_child)
            if self.results in ready:
                end = self._take_result()
                if end is not None:
                    return end
            elif self.marks in ready:
                if self._take_mark():
                    return "mark"
                poll.unregister(self.marks)

    def _take_result(self) -> str | None:
        part = os.read(self.results, 1 << 16)
        self.incoming += part
        if not part or self._complete():
            return "end"
        return "output_limit" if len(self.incoming) > self.limits.output_bytes + wire.MAX_HEADER_BYTES else None

    def _take_mark(self) -> bool:
        mark = os.read(self.marks, 64)
        if mark:
            self.seen += mark
            self.cpu_ns.append(self._cpu_ns())
        return bool(mark)

    def _push(self) -> bool:
        try:
            self.outgoing = self.outgoing[os.write(self.to_child, self.outgoing) :]
        except BlockingIOError:
            return True
        except BrokenPipeError:
            self.outgoing = memoryview(b"")
        return bool(self.outgoing)

    def _time_left(self) -> float:
        return min(self.limits.cpu_s - self._cpu_ns() / 1e9, self.wall_deadline - time.monotonic())

    def _cpu_ns(self) -> int:
        try:
            return time.clock_gettime_ns(self.clock)
        except OSError:  # the child has just ended
            return self.cpu_ns[-1] if self.cpu_ns else 0

    def finish(self, end: str) -> wire.Frame:
        """Reaps the child and tells how it went."""
        if end == "end" and self.result is None and not self._is_ending():
            end = "mark"  # it closed its descriptors and lives on; its death by our signal must not look like another
        for descriptor in (self.to_child, self.marks, self.results):
            os.close(descriptor)
        status, user_s, system_s, max_rss_bytes, left_over = self.zygote.reap(self.pid)
        published = struct.unpack_from(f"={PAGE_SLOTS + 1}Q", self.zygote.page)
        header: dict[str, Any] = {
            "end": end,
            "exit": os.waitstatus_to_exitcode(status),
            "marks": self.seen.decode("latin-1"),
            "cpu_ns": self.cpu_ns,
            "counts": published[1 : 1 + min(published[0], PAGE_SLOTS)],
            "published": published[0],
            "cpu_time_s": user_s + system_s,
            "max_rss_bytes": max_rss_bytes,
            "left_over": left_over,
            "result": None,
        }
        blob = b""
        if end == "end" and self.result is not None:
            header["result"], (blob,) = self.result
        return wire.Frame(header, (blob,))

    def _is_ending(self) -> bool:
        descriptor = os.pidfd_open(self.pid)
        ended, _, _ = select.select([descriptor], [], [], DYING_S)
        os.close(descriptor)
        return bool(ended)

    def _complete(self) -> bool:
        try:
            self.result = self._parse_result()
        except (wire.FrameError, EOFError, ValueError):
            return False
        return True

    def _parse_result(self) -> wire.Frame:
        view, position = memoryview(self.incoming), 0

        def read_exactly(size: int) -> bytes:
            nonlocal position
            if position + size > len(view):
                raise EOFError
            position += size
            return bytes(view[position - size : position])

        frame = wire.read_frame(read_exactly, max_blob_bytes=self.limits.output_bytes)
        if position != len(view):
            raise wire.FrameError("something follows the result")
        # A forged result must not make this process fail, nor an answer that the harness would not take.
        if len(frame.blobs) != 1 or position - len(frame.blobs[0]) > MAX_RESULT_HEADER_BYTES:
            raise wire.FrameError("not the result of a child")
        return frame


class Relay:
    """Serves one harness."""

    def __init__(self) -> None:
        """Starts nothing yet."""
        self.zygotes: dict[str, Zygote] = {}
        self.runs = 0
        self.landlock = effbench_cage.landlock_version() > 0

    def serve(self) -> None:
        """Answers until standard input ends."""
        while True:
            request = wire.read_frame(_read_exactly, max_blob_bytes=MAX_PAYLOAD_BYTES)
            operation = request.header["op"]
            if operation == "hello":
                answer = wire.Frame(self._hello())
            elif operation == "start":
                self.zygotes[request.header["engine"]] = self._start(request.header["engine"])
                answer = wire.Frame({"started": request.header["engine"]})
            else:
                answer = self._run(request)
            _write(wire.pack_frame(*answer))

    def _hello(self) -> dict[str, Any]:
        return {
            "runtime": _runtime_digest(),
            "python": platform.python_version(),
            "implementation": platform.python_implementation(),
            "libc": " ".join(platform.libc_ver()),
            "machine": platform.machine(),
            "landlock": self.landlock,
            "qemu": os.path.exists(QEMU),
        }

    def _start(self, engine: str) -> Zygote:
        """Starts a zygote and sees it through its first requests.

        They leave its heap, which children inherit, as no later ones do: the first candidate would be counted
        differently from all others.
        """
        zyg = Zygote(engine)
        limits = Limits(cpu_s=1.0, wall_s=1.0, memory_bytes=0, output_bytes=0)
        for _ in range(REHEARSALS):
            Run(zyg, wire.Frame({"limits": limits._asdict()}), FIRST_UID, self.landlock).finish("timeout")
        return zyg

    def _run(self, request: wire.Frame) -> wire.Frame:
        header = request.header
        self.runs += 1
        uid = FIRST_UID + self.runs % UIDS
        run = Run(self.zygotes[header["engine"]], request, uid, self.landlock)
        run.send(wire.pack_frame(header, request.blobs[:1]))
        end = run.wait()
        while end == "mark":
            if bytes(run.seen) != MARKS[: len(run.cpu_ns)]:  # out of turn, or several at once
                break
            if header.get("gated"):
                _write(wire.pack_frame({"mark": chr(run.seen[-1]), "pid": run.pid}))
                wire.read_frame(_read_exactly, max_blob_bytes=0)
            run.send(b"+")
            if run.seen[-1:] == b"L":
                run.send(wire.pack_frame({}, request.blobs[1:2]))
            end = run.wait()
        return run.finish(end)


def _runtime_digest() -> str:
    """SHA-256 over everything that a count depends on: what this interpreter has mapped, the emulator and the agent."""
    with open("/proc/self/maps") as stream:
        fields = [line.split(maxsplit=5) for line in stream]
    mapped = {path for *_, last in fields if os.path.isfile(path := last.strip())}
    ours = {QEMU, PLUGIN, zygote.FILTER, *glob.glob(f"{os.path.dirname(__file__)}/*.py")}
    digest = hashlib.sha256()
    for path in sorted(mapped | {path for path in ours if os.path.isfile(path)}):
        with open(path, "rb") as stream:
            digest.update(path.encode() + hashlib.sha256(stream.read()).digest())
    return digest.hexdigest()


def _read_exactly(size: int) -> bytes:
    data = sys.stdin.buffer.read(size)
    if len(data) != size:
        raise EOFError
    return data


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def main() -> None:
    """Serves the harness at the other end of standard input and output."""
    effbench_cage.supervise(False)
    try:
        Relay().serve()
    except EOFError:
        pass
