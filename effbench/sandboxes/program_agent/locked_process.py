"""A process that is locked in before it becomes a program: its start, its clock, its end."""

import os
import select
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from effbench.sandboxes.program_agent.recipe import LAUNCH, filter_of

HARNESS_FD = 0
SAME_USER = -1
SPARE_CPU_S = 5
MOST_PROCESSES_OF_SAME_USER = 4096


class Cage(NamedTuple):
    """How a process is locked in; see ``launch.c``.

    Attributes:
        kind: ``native``, ``emulated`` or ``compiler``.
        uid: Its own user; :data:`SAME_USER` for the relay's.
        landlock: Whether the kernel has landlock.
        memory_bytes: Of address space; 0 for no bound.
        file_bytes: Largest file.
        cpu_s: CPU seconds after which the kernel ends it.
        processes: Processes and threads.
        writable: A folder that it may write to; empty for none.
    """

    kind: str
    uid: int
    landlock: bool
    memory_bytes: int
    file_bytes: int
    cpu_s: int
    processes: int
    writable: str = ""


class Death(NamedTuple):
    """What is known of a process that has ended.

    Attributes:
        exit: Exit code, or a signal's number with a minus sign.
        user_s: User CPU seconds.
        system_s: System CPU seconds.
        max_rss_bytes: Peak resident set.
    """

    exit: int
    user_s: float
    system_s: float
    max_rss_bytes: int


class LockedProcess:
    """See the module.

    Args:
        cage: How it is locked in.
        command: What it becomes.
        environment: All of it.
        streams: Standard input, output and error; closed here.
        inherited: Descriptors that the program has beside these.
        folder: Where it starts.
    """

    def __init__(
        self,
        cage: Cage,
        command: Sequence[str],
        environment: Mapping[str, str],
        streams: Sequence[int],
        inherited: Sequence[int] = (),
        folder: str = "/",
    ) -> None:
        """Starts it; it waits for :meth:`go`."""
        go, self._go = os.pipe()
        numbers = (go, cage.uid, int(cage.landlock), cage.memory_bytes, cage.file_bytes, cage.cpu_s)
        processes = cage.processes if cage.uid != SAME_USER else MOST_PROCESSES_OF_SAME_USER
        words = [LAUNCH, cage.kind, *map(str, (*numbers, processes)), filter_of(cage.kind), cage.writable, *command]
        stdin, stdout, stderr = streams
        self._process = subprocess.Popen(
            words, env=dict(environment), cwd=folder, stdin=stdin, stdout=stdout, stderr=stderr,
            pass_fds=(go, *inherited),
        )  # fmt: skip
        for descriptor in {go, *streams}:
            os.close(descriptor)
        self.pid = self._process.pid
        self._clock = (~self.pid << 3) | 2  # the kernel's id of that process's CPU clock
        self._begun = time.monotonic()
        self._poll = select.poll()
        self._ended = os.pidfd_open(self.pid)
        self._poll.register(self._ended, select.POLLIN)
        self._poll.register(HARNESS_FD, 0)  # its hang-up is always told

    def go(self) -> None:
        """Lets it become the program."""
        try:
            os.write(self._go, b"+")
        except BrokenPipeError:  # it could not be locked in, which its exit code tells
            pass
        os.close(self._go)

    def wait(self, seconds: float) -> bool:
        """Waits for its end. Returns whether it has come.

        Raises:
            EOFError: The harness is gone; nobody waits for this process any more.
        """
        ready = dict(self._poll.poll(max(1, int(seconds * 1000))))
        if HARNESS_FD in ready:
            raise EOFError
        return self._ended in ready

    def cpu_ns(self) -> int:
        """CPU nanoseconds so far."""
        try:
            return time.clock_gettime_ns(self._clock)
        except OSError:  # it has just ended
            return 0

    def wall_s(self) -> float:
        """Wall seconds since it was started."""
        return time.monotonic() - self._begun

    def end(self) -> Death:
        """Ends it and all that it started."""
        os.kill(self.pid, signal.SIGKILL)  # not reaped yet, so the number is still its own
        _, status, usage = os.wait4(self.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        os.close(self._ended)
        return Death(self._process.returncode, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * 1024)


def end_all_of(uid: int) -> bool:
    """Ends all processes of a run's user that outlived it. Returns whether there were any."""
    pid = os.fork()
    if pid == 0:
        try:
            if uid != SAME_USER:
                os.setgroups([])
                os.setresgid(uid, uid, uid)
                os.setresuid(uid, uid, uid)
            os.kill(-1, signal.SIGKILL)  # never the first process of a namespace, which the relay is
        finally:
            os._exit(0)
    found = False
    while True:
        try:
            ended, _ = os.waitpid(-1, 0)
        except ChildProcessError:
            return found
        found = found or ended != pid
