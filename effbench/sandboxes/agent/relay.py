"""The relay: first process of the sandbox; carries payloads, keeps deadlines and caps, never forks a candidate.

It reads requests from standard input and answers on standard output. Operations:

``hello``
    Answers with what this sandbox is.
``start``
    Starts the zygote of an engine (``native`` or ``qemu``), once.
``prepare``
    Turns a program into its normal form, natively, without running it.
``run``
    Calls the entry point of one prepared program with one input. When the request is ``gated``, the relay stops at each
    mark of the child, tells the harness, and goes on when told to: that is when an outside counter is switched.
``call_each``
    Calls it with one input after the other in one process, up to the first that does not return.
``run_program``
    The same for a whole program: the input is the bytes of its standard input, the result those of its standard output.

These three name their inputs by number, and bring those along that the relay does not hold yet.
"""

import glob
import hashlib
import os
import platform
import sys
from typing import Any

import effbench_cage  # built into the image

from effbench.sandboxes.agent import wire, zygote
from effbench.sandboxes.agent.child import SAME_USER
from effbench.sandboxes.agent.child_run import ChildRun
from effbench.sandboxes.agent.held_inputs import with_inputs
from effbench.sandboxes.agent.zygote_process import PLUGIN, QEMU, Limits, ZygoteProcess

MAX_PAYLOAD_BYTES = 1 << 30
FIRST_UID, UIDS = 20000, 30000
REHEARSALS = 3
MARKS = b"SLRD"
FOR_THE_CHILD = ("op", "entry_point", "normalise", "disabled_builtins")


class Relay:
    """Serves one harness.

    Args:
        emulated_bytes: Address space of emulated runs above their zygote's; 0 where the whole lane's memory is bounded.
    """

    def __init__(self, emulated_bytes: int = 0) -> None:
        """Starts nothing yet."""
        self.emulated_bytes = emulated_bytes
        self.own_users = os.getuid() == 0
        self.zygotes: dict[str, ZygoteProcess] = {}
        self.inputs: dict[int, bytes] = {}
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
                request = request if operation == "prepare" else with_inputs(request, self.inputs)
                answer = self._call_each(request) if operation == "call_each" else self._run(request)
            _write(wire.pack_frame(*answer))

    def _hello(self) -> dict[str, Any]:
        return {
            "runtime": _runtime_digest(),
            "python": platform.python_version(),
            "implementation": platform.python_implementation(),
            "libc": " ".join(platform.libc_ver()),
            "machine": platform.machine(),
            "landlock": self.landlock,
            "own_users": self.own_users,
            "qemu": os.path.exists(QEMU),
        }

    def _start(self, engine: str) -> ZygoteProcess:
        """Starts a zygote and sees it through its first requests.

        They leave its heap, which children inherit, as no later ones do: the first candidate would be counted
        differently from all others.
        """
        zyg = ZygoteProcess(engine)
        if engine == "qemu" and self.emulated_bytes:
            zyg.bound_memory(self.emulated_bytes)
        limits = Limits(cpu_s=1.0, wall_s=1.0, memory_bytes=0, output_bytes=0)
        uid = FIRST_UID if self.own_users else SAME_USER
        for operation in ["run", "run_program"] * REHEARSALS:
            request = wire.Frame({"op": operation, "limits": limits._asdict()}, (b"",))
            ChildRun(zyg, request, uid, self.landlock).finish("timeout")
        return zyg

    def _run(self, request: wire.Frame) -> wire.Frame:
        header, run = request.header, self._fork(request)
        if header["op"] == "run":
            run.send(wire.pack_frame({}, request.blobs[1:2]))
        end = run.wait()
        while end == "mark":
            if bytes(run.seen) != MARKS[: len(run.cpu_ns)]:  # out of turn, or several at once
                break
            if run.streams is not None and run.seen[-1:] == b"D" and not run.streams.freeze():
                break
            if header.get("gated"):
                _write(wire.pack_frame({"mark": chr(run.seen[-1]), "pid": run.pid}))
                wire.read_frame(_read_exactly, max_blob_bytes=0)
            run.send(b"+")
            end = run.wait()
        return run.finish(end)

    def _call_each(self, request: wire.Frame) -> wire.Frame:
        run = self._fork(request)
        end = _pass_marks(run, MARKS[:2])
        for given in request.blobs[1:]:
            if end is not None:
                break
            run.give(wire.pack_frame({}, [given]))
            end = _pass_marks(run, MARKS[2:]) or run.wait_for_result()
        return run.finish(end or "end")

    def _fork(self, request: wire.Frame) -> ChildRun:
        """A child that has been told what to do."""
        self.runs += 1
        uid = FIRST_UID + self.runs % UIDS if self.own_users else SAME_USER
        run = ChildRun(self.zygotes[request.header["engine"]], request, uid, self.landlock)
        told = {field: request.header[field] for field in FOR_THE_CHILD if field in request.header}
        run.send(wire.pack_frame(told, request.blobs[:1]))
        return run


def _pass_marks(run: ChildRun, marks: bytes) -> str | None:
    """Sees a child through its next marks; returns what came instead of one."""
    for mark in marks:
        end = run.wait()
        if end != "mark" or list(run.seen[len(run.cpu_ns) - 1 :]) != [mark]:  # out of turn, or several at once
            return end
        run.send(b"+")
    return None


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


def main(emulated_bytes: int = 0) -> None:
    """Serves the harness at the other end of standard input and output; the argument is :class:`Relay`'s."""
    effbench_cage.supervise(False)
    try:
        Relay(emulated_bytes).serve()
    except EOFError:
        pass
