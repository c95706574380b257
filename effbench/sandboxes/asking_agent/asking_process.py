"""A process whose input comes line by line: one when it has read all before and waits for more."""

import fcntl
import os
import struct
import termios
import time
from collections.abc import Callable

from effbench.sandboxes.program_agent.locked_process import LockedProcess

POLL_S, STILL_S = 0.005, 0.002
STATES_OF_WAITING = "S"


class AskingProcess(LockedProcess):
    """See the module; what it is given is set before it goes.

    Attributes:
        feed: Writing end of its standard input; closed when nothing is left to be given.
        parts: What it gets, in order.
        look: Its counter's present reading.
        on_question: Called each time it waits, with the reading, before it gets the next part.
    """

    feed: int
    parts: "list[bytes]"
    look: "Callable[[], int]"
    on_question: "Callable[[int], None]"

    def wait(self, seconds: float) -> bool:
        """Waits for its end; answers its question, where it has one."""
        if self.feed < 0:
            return super().wait(seconds)
        has_ended = super().wait(min(seconds, POLL_S))
        if not has_ended and self._is_still():
            self.on_question(self.look())
            self._answer()
        return has_ended

    def _answer(self) -> None:
        part = self.parts.pop(0) if self.parts else b""
        try:
            os.write(self.feed, part)
        except BrokenPipeError:  # it has closed its input, and asks nobody
            self.parts.clear()
        if not self.parts:
            self.close_feed()

    def close_feed(self) -> None:
        """Ends its input; safe to call twice."""
        if self.feed >= 0:
            os.close(self.feed)
            self.feed = -1

    def _is_still(self) -> bool:
        """Whether it waits for its input: twice nothing of it can run, and it has not run in between."""
        if not self.cpu_ns() or not self._is_waiting():
            return False
        before = self.cpu_ns(), self.look()
        time.sleep(STILL_S)
        return self._is_waiting() and before == (self.cpu_ns(), self.look())

    def _is_waiting(self) -> bool:
        (unread,) = struct.unpack("i", fcntl.ioctl(self.feed, termios.FIONREAD, bytes(4)))
        if unread:
            return False
        try:
            return all(_state(self.pid, thread) in STATES_OF_WAITING for thread in os.listdir(f"/proc/{self.pid}/task"))
        except OSError:  # it has just ended, or a thread of it
            return False


def _state(pid: int, thread: str) -> str:
    """The letter that the kernel gives a thread: behind the name in parentheses, which may hold any character."""
    with open(f"/proc/{pid}/task/{thread}/stat", "rb") as stream:
        return stream.read().rpartition(b")")[2].split()[0].decode()
