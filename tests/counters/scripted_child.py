"""A child that plays a script of work and marks, and a lane made of it: no agent, no sandbox."""

import os
import subprocess
import sys
from collections.abc import Sequence

from effbench.sandboxes.job import Engine, Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Gate

PAGE = os.sysconf("SC_PAGESIZE")
PRELUDE = f"""
import os, mmap, sys, threading
def mark(letter):
    os.write(1, letter)
    os.read(0, 1)
def touch(pages):
    with mmap.mmap(-1, pages * {PAGE}) as area:
        area.madvise(mmap.MADV_NOHUGEPAGE)
        for page in range(pages):
            area[page * {PAGE}] = 1
def touch_in_thread(pages):
    thread = threading.Thread(target=touch, args=(pages,))
    thread.start()
    thread.join()
touch(1), touch_in_thread(1)
"""


class ScriptedLane:
    """A lane whose child is a Python process with a program of its own, marks included.

    Args:
        program: Runs after :data:`PRELUDE`; ends with ``mark(b"E")`` when it plays by the rules.
        last: The mark behind which the child is killed.
    """

    def __init__(self, program: str, *, last: str = "E") -> None:
        self._program, self._last = program, last
        self.engine: Engine | None = None

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        assert gate is not None
        self.engine = job.engine
        command = [sys.executable, "-c", PRELUDE + self._program]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            marks = ""
            while mark := child.stdout.read(1).decode():
                marks += mark
                gate.at_mark(mark, child.pid)
                child.stdin.write(b"+")
                if mark == self._last:
                    break
            child.kill()
        return Outcome(ending=Ending.RETURNED if marks.endswith(self._last) else Ending.DIED)

    def prepare(self, source: str, entry_point: str) -> Prepared | NotAProgram:
        raise NotImplementedError

    def call_each(
        self, program: Prepared, inputs: Sequence[bytes], *, limits: Limits, disabled_builtins: tuple[str, ...] = ()
    ) -> list[Outcome]:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError
