"""A sandbox that runs nothing: its lanes answer from a script. It serves tests of all that uses a sandbox.

A script is a plain function from a job to its outcome::

    def double(job: Job) -> Outcome:
        (number,) = values.decode(job.arguments)
        return returned(job, 2 * number, count=100 + number)

    sandbox = ScriptedSandbox(double, deaths={2})
    lane = sandbox.open_lane(LaneOptions(memory_bytes=1 << 30))
    program = lane.prepare("any text", "double")
    job = Job(program=program, arguments=values.encode((21,)), limits=limits)
    lane.run(job)  # output values.encode(42), call_cpu_ns 121
    lane.run(job)  # raises SandboxDied
"""

import hashlib
import threading
from collections.abc import Callable, Container, Iterable, Sequence
from typing import TypeAlias

from effbench.errors import SandboxDied
from effbench.sandboxes import values
from effbench.sandboxes.job import Engine, Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Gate, LaneOptions, SandboxFacts

__all__ = ["Preparer", "Script", "ScriptedLane", "ScriptedSandbox", "as_written", "returned", "source_of"]

Script: TypeAlias = Callable[[Job], Outcome]
"""Says what a run gives. It must not keep state: lanes of several threads call it."""
Preparer: TypeAlias = Callable[[str, str], Prepared | NotAProgram]
"""Says what becomes of a source and its entry point."""

CPU_S_PER_COUNT = 1e-9


def as_written(source: str, entry_point: str) -> Prepared:
    """Takes any text as a program; equal texts have equal digests."""
    code = source.encode("utf-8", "surrogatepass")
    return Prepared(code=code, digest=hashlib.sha256(code).hexdigest(), entry_point=entry_point)


def source_of(job: Job) -> str:
    """The text of a job's program, as :func:`as_written` keeps it."""
    return job.program.code.decode("utf-8", "surrogatepass")


def returned(job: Job, value: object, *, count: int, load_count: int = 0) -> Outcome:
    """The outcome of a run that returned a plain value."""
    emulated = job.engine is Engine.QEMU
    return Outcome(
        ending=Ending.RETURNED,
        output=values.encode(value),
        call_count=count if emulated else None,
        load_count=load_count if emulated else None,
        call_cpu_ns=count,
        load_cpu_ns=load_count,
        cpu_time_s=(count + load_count) * CPU_S_PER_COUNT,
    )


class ScriptedSandbox:
    """Makes lanes that answer from one script.

    Args:
        script: Says what a run gives.
        prepare: Says what becomes of a source.
        deaths: Numbers of the runs in which the lane dies, counted from 1 over all lanes.
        deadly: Texts of programs in whose runs the lane dies every time (as :func:`as_written` keeps them).

    Attributes:
        lanes: All lanes that were opened.
        jobs: All runs that were asked for, in order.
        together: Those of them that shared a process with others.
    """

    name = "scripted"

    def __init__(
        self,
        script: Script,
        *,
        prepare: Preparer = as_written,
        deaths: Container[int] = (),
        deadly: Iterable[str] = (),
    ) -> None:
        self.lanes: list[ScriptedLane] = []
        self.jobs: list[Job] = []
        self.together: list[Job] = []
        self.script = script
        self.prepare = prepare
        self._deaths, self._deadly = deaths, frozenset(deadly)
        self._lock = threading.Lock()

    def open_lane(self, options: LaneOptions) -> "ScriptedLane":
        """Makes a lane; nothing is started."""
        lane = ScriptedLane(self, options)
        self.lanes.append(lane)
        return lane

    def facts(self) -> SandboxFacts:
        """Made-up facts, always the same."""
        return SandboxFacts(
            sandbox=self.name,
            isolation=("nothing runs",),
            image="none",
            runtime="scripted",
            python="3.11.0",
            libc="none",
            machine="none",
            engine_version="none",
            emulator=True,
        )

    def admit(self, job: Job) -> None:
        """Notes a run.

        Raises:
            SandboxDied: The lane is to die in it.
        """
        with self._lock:
            self.jobs.append(job)
            number = len(self.jobs)
        if number in self._deaths or source_of(job) in self._deadly:
            raise SandboxDied(f"the scripted lane died in run {number}")


class ScriptedLane:
    """A lane of a :class:`ScriptedSandbox`.

    Args:
        sandbox: Whose script it follows.
        options: As asked for.

    Attributes:
        options: As asked for.
        closed: Whether it has died or was closed.
    """

    def __init__(self, sandbox: ScriptedSandbox, options: LaneOptions) -> None:
        self.options = options
        self.closed = False
        self._sandbox = sandbox

    def prepare(self, source: str, entry_point: str) -> Prepared | NotAProgram:
        """Asks the sandbox's ``prepare``."""
        self._check()
        return self._sandbox.prepare(source, entry_point)

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:  # noqa: ARG002  # there is no process to count
        """Asks the script; a gate is told nothing."""
        self._check()
        try:
            self._sandbox.admit(job)
        except SandboxDied:
            self.closed = True
            raise
        return self._sandbox.script(job)

    def call_each(
        self, program: Prepared, inputs: Sequence[bytes], *, limits: Limits, disabled_builtins: tuple[str, ...] = ()
    ) -> list[Outcome]:
        """Asks the script for one input after the other."""
        outcomes: list[Outcome] = []
        for arguments in inputs:
            job = Job(program=program, arguments=arguments, limits=limits, disabled_builtins=disabled_builtins)
            self._sandbox.together.append(job)
            outcomes.append(self.run(job))
            if outcomes[-1].ending is not Ending.RETURNED:
                break
        return outcomes

    def close(self) -> None:
        """Makes all further use an error."""
        self.closed = True

    def _check(self) -> None:
        if self.closed:
            raise SandboxDied("the scripted lane is closed")
