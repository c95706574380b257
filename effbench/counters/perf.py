"""Instruction counts by the processor's own counter (PMU), at native speed.

The event is opened by the harness on the child's process, which cannot reach it: it is read while the child is
blocked at its marks, so that only the program's own work falls into a window. It counts from the first mark to the end
and is read at each mark. One event serves all: a second one would miss the threads that the program started before.
Where the program takes the place of the process at its marks, the kernel itself switches the event on at that moment.

Counts are not exact: interrupts, and what hash-by-address code does, move them by some parts in ten thousand.
"""

import time
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from effbench.counters.perf_event import INSTRUCTIONS, Event, OpenEvent, Reading, may_watch_other_users
from effbench.counters.protocol import Bounds, Counted
from effbench.errors import CounterError, CounterUnavailable
from effbench.sandboxes.job import Engine, Job
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane, SandboxFacts
from effbench.sandboxes.run_report import MARKS
from effbench.sandboxes.wasm.machine import MACHINE

__all__ = ["PerfCounter"]

SLOWEST_PER_S = 1e8
"""Instructions a second that any hardware manages: Python does 1,000 to 4,000 million."""
START_S = 1.0
BLOCKING_CPU_NS = 250_000_000
"""CPU time after its mark in which a child surely blocks; it takes some microseconds."""
PATIENCE_S = 60.0
"""Wall time for the same, on a machine that is too busy to run the child at all."""
_POLL_S = 0.00005
_FAILED = "F"
_OWNED = "user-namespace"
"""Who makes a user namespace may watch all that runs in it."""


class PerfCounter:
    """See the module.

    Args:
        event: What is counted; other events than the default serve to test the mechanics where there is no PMU.
    """

    name = "perf"
    unit = "instructions"
    exact = False
    load_sensitive = False
    counts_every_run = False
    bounds = Bounds(free_load=250_000, input_factor=4.0, per_output_byte=200, spare=2_000_000)
    undoubted_per_s = 500e6

    def __init__(self, event: Event = INSTRUCTIONS) -> None:
        self._event = event

    def check(self, facts: SandboxFacts) -> None:
        """Opens the event on this process; candidates run as other users, or hidden, which takes a privilege."""
        if facts.machine == MACHINE:
            raise CounterUnavailable(
                "the counter perf watches a process of the candidate's own, and the wasm sandbox has none: "
                "use --counter wasm"
            )
        OpenEvent(self._event, 0).close()
        if _OWNED not in facts.isolation and not may_watch_other_users():
            raise CounterUnavailable(
                f"the {facts.sandbox} sandbox hides its processes from this user, who may not count other users': "
                "run effbench as root, or give its Python the privilege with "
                '`sudo setcap cap_perfmon=ep "$(readlink -f "$(command -v python3)")"`'
            )

    def count(self, lane: Lane, job: Job) -> Counted:
        """Makes one native run with the event on the child.

        Raises:
            CounterUnavailable: The event cannot be opened on that process.
            CounterError: The event did not count all the time, or the child does not block.
        """
        with _Windows(self._event, on_exec=job.program.is_executed) as windows:
            outcome = lane.run(replace(job, engine=Engine.NATIVE), windows)
            windows.end(outcome)
        if windows.failure is not None:
            raise windows.failure
        if windows.forged:
            outcome = replace(outcome, ending=Ending.BROKE_PROTOCOL, detail=windows.forged, exception="", output=None)
        elif outcome.ending is Ending.RETURNED and windows.between("RD") is None:
            raise CounterError(
                "the program returned, but its process could not be watched to the end: measure it again"
            )
        return Counted(
            outcome=outcome,
            call=windows.between("RD"),
            load=windows.between("SR" if outcome.has_threads else "SL"),
            input=windows.between("LR"),
            output=windows.between("DE"),
        )

    def native_limit_s(self, budget: int) -> float:
        """Far slower than any hardware."""
        return START_S + budget / SLOWEST_PER_S

    def patience_s(self, budget: int) -> float:
        """A counted run is no faster in showing it."""
        return self.native_limit_s(budget)

    def cpu_limit_s(self, budget: int) -> float:
        """As natively: it is a native run."""
        return self.native_limit_s(budget)


class _Windows:
    """The gate of one run: starts the event at the first mark and reads it at each.

    An exception in a gate would leave the lane in the middle of a run, so troubles are kept until the run is over.

    Args:
        event: What is counted.
        on_exec: Start it when the process becomes the program, and not at the first mark.

    Attributes:
        failure: Why nothing can be said about this run.
        forged: How the program broke the protocol of measuring; empty when it did not.
    """

    def __init__(self, event: Event, *, on_exec: bool) -> None:
        self.failure: CounterError | None = None
        self.forged = ""
        self._event, self._on_exec = event, on_exec
        self._open: OpenEvent | None = None
        self._counts: dict[str, int] = {}
        self._latest: Reading | None = None
        self._has_ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._open is not None:
            self._open.close()

    def at_mark(self, mark: str, host_pid: int) -> None:
        if self.failure is not None or self.forged or self._has_ended:
            return
        # Natively a process that has broken out of the interpreter makes whatever marks it likes.
        if mark != _FAILED and not MARKS.startswith(mark, len(self._counts)):
            self.forged = f"the mark {mark} came before its turn"
            return
        try:
            if _wait_until_blocked(host_pid):
                self._switch(mark, host_pid)
            else:
                self.forged = f"the program ran on after the mark {mark}"
        except ProcessLookupError:
            self._has_ended = True  # killed from outside; the outcome says by what
        except CounterError as error:
            self.failure = error

    def end(self, outcome: Outcome) -> None:
        """Reads the event once more when a process that was in its call has ended: a whole program may leave so."""
        is_whole = outcome.ending is Ending.RETURNED and "R" in self._counts
        if not is_whole or "D" in self._counts or self.failure is not None:
            return
        try:
            self._read("D")
        except CounterError as error:
            self.failure = error

    def between(self, marks: str) -> int | None:
        """The count between two marks; None when the run did not come so far."""
        first, last = marks[0], marks[1]
        found = last in self._counts and not self.forged
        return self._counts[last] - self._counts[first] if found else None

    def _switch(self, mark: str, host_pid: int) -> None:
        if self._open is None:
            self._open = OpenEvent(self._event, host_pid, on_exec=self._on_exec)
            self._latest = self._open.read()
            self._counts[mark] = 0
            if not self._on_exec:
                self._open.enable()
        else:
            self._read(mark)

    def _read(self, mark: str) -> None:
        if self._open is None or self._latest is None:
            raise CounterError("the counter perf was never started: measure it again")
        earlier, self._latest = self._latest, self._open.read()
        # A process that was killed while it waited has not run since, which is no fault of the event.
        ran = self._latest.enabled_ns > earlier.enabled_ns
        self._counts[mark] = max(self._counts.values()) + (self._latest.since(earlier) if ran else 0)


def _wait_until_blocked(pid: int) -> bool:
    """Waits until the process sleeps: its mark is read a moment before it blocks.

    Returns:
        False when it goes on computing instead.

    Raises:
        ProcessLookupError: It has ended.
        CounterError: The machine does not run it.
    """
    clock = (~pid << 3) | 2  # the kernel's id of that process's CPU clock
    deadline, first_cpu_ns = time.monotonic() + PATIENCE_S, _cpu_ns(clock)
    while (state := _state(pid)) != "S":
        if state in "ZX":
            raise ProcessLookupError(pid)
        if _cpu_ns(clock) - first_cpu_ns > BLOCKING_CPU_NS:
            return False
        if time.monotonic() > deadline:
            raise CounterError(
                f"process {pid} did not run for {PATIENCE_S:.0f} s: the machine is too busy to count on it"
            )
        time.sleep(_POLL_S)
    return True


def _cpu_ns(clock: int) -> int:
    try:
        return time.clock_gettime_ns(clock)
    except OSError as error:
        raise ProcessLookupError(str(error)) from error


def _state(pid: int) -> str:
    """The letter that proc(5) gives for it: R for running, S for sleeping, Z and X for ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
    except (FileNotFoundError, ProcessLookupError) as error:
        raise ProcessLookupError(pid) from error
    return stat[stat.rindex(b")") + 2 : stat.rindex(b")") + 3].decode()
