"""The relay: first process of the sandbox; carries payloads, keeps deadlines and caps, never forks a candidate.

It reads requests from standard input and answers on standard output. Operations:

``hello``
    Answers with what this sandbox is.
``start``
    Starts the zygote of an engine (``native`` or ``qemu``), once.
``prepare``
    Compiles a program, natively, without running it.
``run``
    Runs one program with its inputs, one after the other, up to the first that does not return; a whole program has
    one, its standard input. When the request is ``gated``, the relay stops at each mark of the child, tells the
    harness, and goes on when told to: that is when an outside counter is switched.

``run`` names its inputs by number, and brings those along that the relay does not hold yet.
"""

import glob
import hashlib
import marshal
import os
import platform
import secrets
import sys
from typing import Any

import effbench_driver  # built into the image

from effbench.sandboxes.agent import packages, wire, zygote
from effbench.sandboxes.agent.child_run import ChildRun, Confinement, Mark
from effbench.sandboxes.agent.held_inputs import with_inputs
from effbench.sandboxes.agent.zygote_process import PLUGIN, QEMU, ZygoteProcess

MAX_PAYLOAD_BYTES = 1 << 30
SAME_USER = (1 << 32) - 1
"""In place of a user id, as in cage.h: the child stays the user that the zygote is, who may not become another."""
FIRST_UID, UIDS = 1 << 20, 1 << 30
"""Users that nobody has: a run's is drawn at random, so that no other run on the machine has the same."""
REHEARSALS = 3
PREPARE_LIMITS = {"cpu_s": 20.0, "wall_s": 60.0, "memory_bytes": 1 << 30, "output_bytes": 64 << 20}


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
        self.landlock = effbench_driver.landlock_version() > 0
        self.preparing = _program_of("preparing.py", "prepare")

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
            elif operation == "prepare":
                header = {"is_program": False, "prepares": True, "settles": False, "limits": PREPARE_LIMITS}
                answer = self._run(self.zygotes["native"], wire.Frame(header, (self.preparing, *request.blobs)))
            else:
                answer = self._run(self.zygotes[request.header["engine"]], with_inputs(request, self.inputs))
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
        limits = {"cpu_s": 60.0, "wall_s": 60.0, "memory_bytes": 0, "output_bytes": 1 << 16}
        function = effbench_driver.encode((marshal.dumps(compile("def f(): pass", "", "exec")), "f", ()))
        for is_program in [False, True] * REHEARSALS:
            header = {"is_program": is_program, "settles": True, "limits": limits}
            given = b"" if is_program else effbench_driver.encode(())
            self._run(zyg, wire.Frame(header, (function, given)))
        return zyg

    def _run(self, zyg: ZygoteProcess, request: wire.Frame) -> wire.Frame:
        header, (program, *inputs) = request.header, request.blobs
        uid = FIRST_UID + secrets.randbelow(UIDS) if self.own_users else SAME_USER
        run = ChildRun(zyg, header, program, inputs, Confinement(uid, self.landlock))
        while (mark := run.wait()) is not None:
            if header.get("gated"):
                _write(wire.pack_frame({"mark": int(mark), "pid": run.pid}))
                wire.read_frame(_read_exactly, max_blob_bytes=0)
            if _is_last(run, mark):
                break
            if mark in (Mark.LOADED, Mark.RESULT) and not run.is_program:
                run.give(len(run.results))
            run.go_on()
        report, results = run.finish()
        return wire.Frame(report, tuple(results))


def _is_last(run: ChildRun, mark: Mark) -> bool:
    """Whether nothing more is wanted of the child; takes the result where it is there."""
    if mark is Mark.RESULT:
        return not run.take_result() or len(run.results) == len(run.inputs)
    return mark is Mark.FAILED or (mark is Mark.RETURNED and run.is_program)


def _program_of(file_name: str, entry_point: str) -> bytes:
    """One of the agent's own programs, as a child takes it."""
    path = f"{os.path.dirname(__file__)}/{file_name}"
    with open(path, "rb") as stream:
        code = compile(stream.read(), path, "exec", dont_inherit=True)
    program: bytes = effbench_driver.encode((marshal.dumps(code), entry_point, ()))
    return program


def _runtime_digest() -> str:
    """SHA-256 over everything that a count depends on: what this interpreter has mapped, the emulator and the agent."""
    with open("/proc/self/maps") as stream:
        fields = [line.split(maxsplit=5) for line in stream]
    mapped = {path for *_, last in fields if os.path.isfile(path := last.strip())}
    ours = {QEMU, PLUGIN, zygote.FILTER, packages.FILE, *glob.glob(f"{os.path.dirname(__file__)}/*.py")}
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
    effbench_driver.hide()
    try:
        Relay(emulated_bytes).serve()
    except EOFError:
        pass
