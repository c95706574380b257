"""The relay of a lane for another language than Python: compiles, and runs what it compiled, one after the other.

It answers the same requests as :mod:`effbench.sandboxes.agent.relay`, in the same frames: ``hello``, ``start``,
``prepare`` and ``run``; ``judge`` beside them runs validators of outputs. There is no process to start beforehand: each
run starts one, and it is counted from its first instruction on.
"""

import glob
import hashlib
import os
import platform
import secrets
import sys
from typing import Any

import effbench_driver  # built into the image

from effbench.sandboxes.agent import wire
from effbench.sandboxes.agent.held_inputs import with_inputs
from effbench.sandboxes.program_agent import recipe as places
from effbench.sandboxes.program_agent.compiling import compile_source
from effbench.sandboxes.program_agent.judging import (
    PYTHON_COMMAND,
    PYTHON_ENVIRONMENT,
    Validator,
    interact,
    validate,
)
from effbench.sandboxes.program_agent.locked_process import SAME_USER
from effbench.sandboxes.program_agent.program_run import LOADED, READY, STARTED, Limits, ProgramRun

MAX_PAYLOAD_BYTES = 1 << 30
FIRST_UID, UIDS = 1 << 20, 1 << 30
"""Users that nobody has: a run's is drawn at random, so that no other run on the machine has the same."""
COMPILED = {
    "end": "result", "failure": 0, "is_broken": False, "exit": 0, "marks": [1, 2, 3, 4, 5], "cpu_ns": [0] * 5,
    "given_cpu_ns": [0], "counts": [], "has_threads": False, "user_time_s": 0.0, "cpu_time_s": 0.0, "wall_time_s": 0.0,
    "max_rss_bytes": 0, "left_over": False, "oom_kills": 0,
}  # fmt: skip
"""The report of a program of the agent's own that has returned: what compiling gave goes as its result."""


class Relay:
    """Serves one harness.

    Args:
        emulated_bytes: Address space of emulated runs beside the emulator's own; 0 where the lane's memory is bounded.
    """

    def __init__(self, emulated_bytes: int = 0) -> None:
        """Starts nothing yet."""
        self.emulated_bytes = emulated_bytes
        self.recipe = places.read_recipe()
        self.own_users = os.getuid() == 0
        self.landlock = effbench_driver.landlock_version() > 0
        self.inputs: dict[int, bytes] = {}
        self.placed: bytes | None = None

    def serve(self) -> None:
        """Answers until standard input ends."""
        while True:
            request = wire.read_frame(_read_exactly, max_blob_bytes=MAX_PAYLOAD_BYTES)
            operation = request.header["op"]
            if operation == "hello":
                answer = wire.Frame(self._hello())
            elif operation == "start":
                answer = wire.Frame({"started": request.header["engine"]})
            elif operation == "prepare":
                answer = self._compile(request.blobs[0])
            elif operation == "judge":
                answer = self._judge(request)
            else:
                answer = self._run(with_inputs(request, self.inputs))
            _write(wire.pack_frame(*answer))

    def _hello(self) -> dict[str, Any]:
        return {
            "runtime": _digest(),
            "toolchain": places.read_toolchain(),
            "python": platform.python_version(),
            "libc": " ".join(platform.libc_ver()),
            "machine": platform.machine(),
            "landlock": self.landlock,
            "own_users": self.own_users,
            "qemu": os.path.exists(places.QEMU) and os.path.exists(places.COUNT),
        }

    def _uid(self) -> int:
        return FIRST_UID + secrets.randbelow(UIDS) if self.own_users else SAME_USER

    def _compile(self, given: bytes) -> wire.Frame:
        (source,) = effbench_driver.decode(given)
        made = compile_source(self.recipe, source, self._uid(), self.landlock)
        return wire.Frame(COMPILED, (effbench_driver.encode(made),))

    def _run(self, request: wire.Frame) -> wire.Frame:
        header, (given, standard_input) = request.header, request.blobs
        program, _, _ = effbench_driver.decode(given)
        if program != self.placed:
            places.write_program(f"{places.WORK}/{self.recipe.program_file}", program)
            self.placed = program
        user = (self._uid(), self.landlock)
        limits = Limits(**header["limits"])
        run = ProgramRun(
            self.recipe, limits, standard_input, header["engine"], user, self.emulated_bytes, header.get("lines", 0) > 0
        )
        for mark in (STARTED, LOADED, READY) if header.get("gated") else ():
            _write(wire.pack_frame({"mark": mark, "pid": run.pid}))
            wire.read_frame(_read_exactly, max_blob_bytes=0)
        report, blobs = run.finish()
        return wire.Frame(report, tuple(blobs))

    def _judge(self, request: wire.Frame) -> wire.Frame:
        header, (code, given, answer, judged) = request.header, request.blobs
        words = (header["is_python"], header["flags"], header["has_paths"])
        validator = Validator(code, *words, given, answer, Limits(**header["limits"]))
        if header["engine"] == "":
            report, blobs = validate(validator, judged, self._uid(), self.landlock)
            return wire.Frame(report, tuple(blobs))
        recipe = self.recipe
        if header["is_python_program"]:
            recipe = recipe._replace(
                program_file="program.py",
                run=[*PYTHON_COMMAND, "{program}"],
                environment=PYTHON_ENVIRONMENT,
                bounds_address_space=True,
            )
        places.write_program(f"{places.WORK}/{recipe.program_file}", judged)
        self.placed = None
        users = (self._uid(), self._uid(), self.landlock)
        limits = Limits(**header["run_limits"])
        report, blobs = interact(validator, recipe, limits, header["engine"], users, self.emulated_bytes)
        return wire.Frame(report, tuple(blobs))


def _digest() -> str:
    """SHA-256 over everything that a count depends on: recipe, toolchain, runtime, emulator, plugin and agent."""
    own = [
        *(places.RECIPE, places.TOOLCHAIN, places.QEMU, places.COUNT, places.LAUNCH, places.filter_of("emulated")),
        *glob.glob(f"{places.ROOT}/qemu-lib/*"), *glob.glob(f"{os.path.dirname(__file__)}/*.py"),
    ]  # fmt: skip
    digest = hashlib.sha256()
    for path in sorted(path for path in own if os.path.isfile(path)):
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
