"""The relay of a lane whose programs ask for their input."""

import glob
import hashlib
import os
from typing import Any

import effbench_driver  # built into the image

from effbench.sandboxes.agent import wire
from effbench.sandboxes.asking_agent.asking_process import AskingProcess
from effbench.sandboxes.asking_agent.asking_run import AskingRun
from effbench.sandboxes.program_agent import program_run, relay
from effbench.sandboxes.program_agent.program_run import Limits
from effbench.sandboxes.program_agent.recipe import WORK, write_program


class AskingRelay(relay.Relay):
    """Gives a program the first line of its input when it asks for it, and the rest when it asks again."""

    def _hello(self) -> "dict[str, Any]":
        told = super()._hello()
        return {**told, "runtime": hashlib.sha256(f"{told['runtime']} {_digest()}".encode()).hexdigest()}

    def _run(self, request: wire.Frame) -> wire.Frame:
        header, (given, standard_input) = request.header, request.blobs
        program, _, _ = effbench_driver.decode(given)
        if program != self.placed:
            write_program(f"{WORK}/{self.recipe.program_file}", program)
            self.placed = program
        run = AskingRun(
            self.recipe,
            Limits(**header["limits"]),
            standard_input,
            header["engine"],
            (self._uid(), self.landlock),
            self.emulated_bytes,
            wants_blocks=header.get("lines", 0) > 0,
            at_mark=_tell_mark if header.get("gated") else None,
        )
        report, blobs = run.finish()
        return wire.Frame(report, tuple(blobs))


def _tell_mark(mark: int, pid: int) -> None:
    relay._write(wire.pack_frame({"mark": mark, "pid": pid}))
    wire.read_frame(relay._read_exactly, max_blob_bytes=0)


def _digest() -> str:
    digest = hashlib.sha256()
    for path in sorted(glob.glob(f"{os.path.dirname(__file__)}/*.py")):
        with open(path, "rb") as stream:
            digest.update(stream.read())
    return digest.hexdigest()


def main(emulated_bytes: int = 0) -> None:
    """Serves the harness, as :func:`effbench.sandboxes.program_agent.relay.main`."""
    # The files of usual lanes are part of what their counts depend on, and stay as they are.
    vars(program_run).update(LockedProcess=AskingProcess)
    vars(relay).update(Relay=AskingRelay)
    relay.main(emulated_bytes)
