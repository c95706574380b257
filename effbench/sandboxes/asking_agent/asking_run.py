"""One run of a program that asks for its input: what it counts up to each question is told beside the whole."""

import fcntl
import os
from collections.abc import Callable
from typing import Any

from effbench.sandboxes.asking_agent.asking_process import AskingProcess
from effbench.sandboxes.program_agent.locked_process import Death
from effbench.sandboxes.program_agent.program_run import LOADED, READY, STARTED, Limits, ProgramRun
from effbench.sandboxes.program_agent.recipe import Recipe

QUESTIONS = (LOADED, READY)
"""The marks that stand for the first two questions."""


class AskingRun(ProgramRun):
    """See the module.

    Args:
        recipe: The language's.
        limits: Bounds.
        given: Standard input; its first line answers the first question, and the rest of it the second one.
        engine: ``native`` or ``qemu``.
        user: Its user, and whether the kernel has landlock.
        emulated_bytes: As :class:`ProgramRun`'s.
        wants_blocks: The same.
        at_mark: Told the marks and the process, while it waits.
    """

    _process: AskingProcess

    def __init__(
        self,
        recipe: Recipe,
        limits: Limits,
        given: bytes,
        engine: str,
        user: "tuple[int, bool]",
        emulated_bytes: int = 0,
        wants_blocks: bool = False,
        at_mark: "Callable[[int, int], None] | None" = None,
    ) -> None:
        """Starts it; it waits for its turn."""
        reads, feed = os.pipe()
        output = os.memfd_create("output")
        streams = (reads, os.open(f"/proc/self/fd/{output}", os.O_WRONLY | os.O_CLOEXEC))
        super().__init__(recipe, limits, b"", engine, user, emulated_bytes, wants_blocks, pipes=streams)
        os.close(self._stdout)
        self._stdout = output
        fcntl.fcntl(feed, fcntl.F_SETFL, os.O_NONBLOCK)
        first, end, rest = given.partition(b"\n")
        self._process.feed, self._process.parts = feed, [first + end, rest]
        self._process.look = lambda: self._look()[0]
        self._process.on_question = self._note
        self._at_mark = at_mark
        self._asked: list[tuple[int, int]] = []
        self._tell(STARTED)

    def _tell(self, mark: int) -> None:
        if self._at_mark is not None:
            self._at_mark(mark, self.pid)

    def _note(self, count: int) -> None:
        self._asked.append((count, self._process.cpu_ns()))
        if len(self._asked) <= len(QUESTIONS):
            self._tell(QUESTIONS[len(self._asked) - 1])

    def _report(self, death: Death, wall_s: float) -> "tuple[dict[str, Any], list[bytes]]":
        """A question that was never asked came at the end."""
        self._process.close_feed()
        header, blobs = super()._report(death, wall_s)
        last = (header["counts"] or [0])[-1], header["cpu_ns"][-1]
        asked = [*self._asked, last, last][: len(QUESTIONS)]
        for name, number in (("counts", 0), ("cpu_ns", 1)):
            if header[name]:
                header[name][1:3] = [each[number] for each in asked]
        return header, blobs
