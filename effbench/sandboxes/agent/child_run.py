"""One child from its fork to its death, as the relay sees it: its marks, its clock, its results."""

import os
import select
import signal
import time
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from effbench.sandboxes.agent import zygote_process
from effbench.sandboxes.agent.oom_kills import oom_kills
from effbench.sandboxes.agent.zygote_process import ZygoteProcess

HARNESS_FD = 0
POLL_S = 0.25
COUNTED_POLL_S = 0.02
"""How often the count of an emulated run is looked at, where it is bounded: the look costs some microseconds."""
DYING_S = 60.0
"""A process that got SIGKILL is gone long before that, unless the machine is in trouble."""
SPARE_CPU_S = 5
SPARE_OUTBOX_BYTES = 4096


class Mark(IntEnum):
    """How far a run is; see ``enum mark`` in ``request.h``."""

    STARTED = 1
    LOADED = 2
    READY = 3
    RETURNED = 4
    RESULT = 5
    FAILED = 6
    LEFT = 7


class Operation(IntEnum):
    """What a child does; see ``enum operation`` in ``request.h``."""

    CALL = 1
    PROGRAM = 2
    PREPARE = 3


class Limits(NamedTuple):
    """Bounds of one run.

    Attributes:
        cpu_s: CPU seconds: of the run, in a series of each call.
        wall_s: Wall seconds of the same, for programs that sleep.
        memory_bytes: Address space above the zygote's.
        output_bytes: Size of the encoded result, or of a whole program's standard output.
        instructions: Of load and call together, where an emulator counts: soon after so many the run is stopped; 0 for
            no bound.
    """

    cpu_s: float
    wall_s: float
    memory_bytes: int
    output_bytes: int
    instructions: int = 0


class Confinement(NamedTuple):
    """How the relay locks its runs in.

    Attributes:
        uid: The run's own user.
        landlock: Whether the kernel has landlock.
    """

    uid: int
    landlock: bool


class ChildRun:
    """See the module.

    Args:
        zyg: Forks the child.
        header: The request: ``is_program``, ``settles``, ``limits``; ``prepares`` for the agent's own program;
            ``lines`` for the number of the last line whose marks are counted, where an emulator counts them.
        program: Encoded program.
        inputs: Encoded tuples of arguments; for a whole program the bytes of its standard input, once.
        confinement: How it is locked in.
    """

    def __init__(
        self,
        zyg: ZygoteProcess,
        header: dict[str, Any],
        program: bytes,
        inputs: Sequence[bytes],
        confinement: Confinement,
    ) -> None:
        """Forks the child; its program is there, its first input is not."""
        self.zygote, self.inputs = zyg, list(inputs)
        self.limits = Limits(**header["limits"])
        self.is_program = bool(header["is_program"])
        self.marks: list[int] = []
        self.cpu_ns: list[int] = []
        self.given_cpu_ns: list[int] = []
        self.results: list[bytes] = []
        self.end = ""
        self._pid = self._clock = 0
        self._is_bounded = zyg.emulated and self.limits.instructions > 0
        self._lines = int(header.get("lines", 0)) if zyg.emulated else 0
        self._oom_kills = oom_kills()
        if self.is_program:
            zygote_process.write_file(zyg.stdin, self.inputs[0])
            zygote_process.write_file(zyg.stdout, b"")
        asked = {
            "operation": _operation(header),
            "uid": confinement.uid,
            "landlock": confinement.landlock,
            "settles": bool(header["settles"]),
            "memory_bytes": self.limits.memory_bytes,
            # One byte more than is allowed, so that too much can be told from just enough.
            "file_bytes": self.limits.output_bytes + 1 if self.is_program else 0,
            "cpu_s": int(self.limits.cpu_s * len(self.inputs)) + SPARE_CPU_S,
        }
        most_input_bytes = 0 if self.is_program else max(map(len, self.inputs))
        outbox_bytes = SPARE_OUTBOX_BYTES + (0 if self.is_program else self.limits.output_bytes)
        zyg.ask_for_lines(self._lines)
        zyg.ask(asked, program, most_input_bytes, outbox_bytes)
        self._begun = time.monotonic()
        self._deadline = self._begun + self.limits.wall_s
        self._spent_ns = 0

    @property
    def pid(self) -> int:
        """The child's process id inside the sandbox."""
        return self._pid

    def wait(self) -> Mark | None:
        """Waits for the next mark.

        Returns:
            The mark; None when the child died or was given up instead (:attr:`end`): natively it can write to the gate
            if it has broken out of the interpreter.

        Raises:
            EOFError: The harness is gone; nobody waits for this run any more.
            RuntimeError: The zygote is gone.
        """
        pause = COUNTED_POLL_S if self._is_bounded else POLL_S
        while True:
            seen = self.zygote.look()
            if seen.marks > len(self.marks):
                if not _may_follow(self.marks[-1] if self.marks else 0, seen.mark):
                    self.end = "broken"
                    return None
                return self._take_mark(Mark(seen.mark))
            if seen.is_dead:
                self.end = "dead"
                return None
            left = self._time_left()
            if left <= 0 or self._is_over_its_count():
                self.end = "timeout"
                return None
            if self.zygote.wait(seen.turn, min(left, pause)).turn == seen.turn:
                _check_harness()

    def _take_mark(self, mark: Mark) -> Mark:
        self._know_pid()
        self.marks.append(mark)
        self.cpu_ns.append(self._cpu_ns())
        return mark

    def go_on(self) -> None:
        """Lets the child pass its mark."""
        self.zygote.grant()

    def give(self, number: int) -> None:
        """Gives one of the inputs; it has the time of a run of its own. The child waits at a mark."""
        self._spent_ns = self._cpu_ns() if number else 0
        self.given_cpu_ns.append(self._cpu_ns())
        if number:
            self._deadline = time.monotonic() + self.limits.wall_s
        self.zygote.give(self.inputs[number])

    def take_result(self) -> bool:
        """Takes a result out of the outbox. Returns whether it is no larger than allowed."""
        size = self.zygote.made().size
        if size > self.limits.output_bytes:
            self.end = "output_limit"
            return False
        self.results.append(self.zygote.take(size))
        return True

    def finish(self) -> tuple[dict[str, Any], list[bytes]]:
        """Ends the child and tells how the run went.

        Returns:
            The report's header, and its blobs: the results, then what was told of a failure, if it failed.
        """
        counts = self.zygote.counts()
        self._end_child()
        made = self.zygote.made()
        blobs = list(self.results)
        if self.marks and self.marks[-1] == Mark.FAILED:
            self.end = "failed"
            blobs.append(self.zygote.take(min(made.size, SPARE_OUTBOX_BYTES)))
        death, killed = self.zygote.death(), oom_kills()
        if self.is_program:
            blobs = self._take_output(blobs)
        header = {
            "end": self.end or "result",
            "failure": made.failure if self.end == "failed" else 0,
            "is_broken": self.end == "broken" or self.zygote.look().is_broken,
            "exit": death.exit,
            "marks": self.marks,
            "cpu_ns": self.cpu_ns,
            "given_cpu_ns": self.given_cpu_ns,
            "counts": counts[: len(self.marks)],
            "has_threads": made.has_threads,
            "user_time_s": death.user_s,
            "cpu_time_s": death.user_s + death.system_s,
            "wall_time_s": time.monotonic() - self._begun,
            "max_rss_bytes": death.max_rss_bytes,
            "left_over": death.is_orphaned,
            "oom_kills": None if killed is None or self._oom_kills is None else killed - self._oom_kills,
            "lines": self.zygote.lines(self._lines) if self._lines else [],
        }
        return header, blobs

    def _take_output(self, blobs: list[bytes]) -> list[bytes]:
        """A whole program's result: what it had written when it was dead."""
        output = zygote_process.read_file(self.zygote.stdout, self.limits.output_bytes + 1)
        zygote_process.write_file(self.zygote.stdout, b"")
        zygote_process.write_file(self.zygote.stdin, b"")
        if len(output) > self.limits.output_bytes:
            self.end = "output_limit"  # however the program took it that it could write no more
        return blobs if self.end not in ("", "dead") else [output]

    def _end_child(self) -> None:
        until = time.monotonic() + DYING_S
        while (pid := self.zygote.child_pid()) or not self.zygote.look().is_dead:
            if pid:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            if time.monotonic() > until:
                raise RuntimeError("a killed child does not die")
            self.zygote.wait(self.zygote.look().turn, COUNTED_POLL_S)

    def _know_pid(self) -> None:
        if not self._pid:
            self._pid = self.zygote.child_pid()
            self._clock = (~self._pid << 3) | 2  # the kernel's id of that process's CPU clock

    def _time_left(self) -> float:
        self._know_pid()
        spent_s = (self._cpu_ns() - self._spent_ns) / 1e9
        return min(self.limits.cpu_s - spent_s, self._deadline - time.monotonic())

    def _is_over_its_count(self) -> bool:
        """Whether load and call together, so far, are beyond the bound; what lies between them is not the program's."""
        if not self._is_bounded or not self.marks:
            return False
        counts, now = self.zygote.counts(), self.zygote.count_now()
        if self.marks[-1] == Mark.STARTED:
            return now - counts[0] > self.limits.instructions
        if self.marks[-1] == Mark.READY:
            return now - counts[2] + counts[1] - counts[0] > self.limits.instructions
        return False

    def _cpu_ns(self) -> int:
        try:
            return time.clock_gettime_ns(self._clock) if self._pid else 0
        except OSError:  # the child has just ended
            return self.cpu_ns[-1] if self.cpu_ns else 0


def _operation(header: dict[str, Any]) -> Operation:
    if header["is_program"]:
        return Operation.PROGRAM
    return Operation.PREPARE if header.get("prepares") else Operation.CALL


def _may_follow(before: int, mark: int) -> bool:
    """Whether a mark may come after another one (0: none); see ``gate_is_in_order`` in ``region.h``."""
    if mark == Mark.FAILED:
        return Mark.STARTED <= before <= Mark.RETURNED
    if mark == Mark.LEFT:
        return before == Mark.READY
    return mark == before + 1 or (mark == Mark.READY and before == Mark.RESULT)


def _check_harness() -> None:
    poll = select.poll()
    poll.register(HARNESS_FD, 0)  # its hang-up is always told
    if poll.poll(0):
        raise EOFError
