"""What a sandbox offers, whoever implements it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, runtime_checkable

from effbench.sandboxes.job import Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.outcome import Outcome

__all__ = ["MOST_CALLS", "Gate", "Lane", "LaneOptions", "MemoryLane", "MemorySandbox", "Sandbox", "SandboxFacts"]

MOST_CALLS: Final = 16
"""How many inputs one process may be called with."""


class Gate(Protocol):
    """Told at each mark of a gated run, while the child is stopped (:data:`effbench.sandboxes.run_report.MARKS`)."""

    def at_mark(self, mark: str, host_pid: int) -> None:
        """``mark`` is a letter of :data:`MARKS`; ``host_pid`` is the child's process id as the host knows it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneOptions:
    """How a lane is made.

    Attributes:
        memory_bytes: Bound of everything in the lane together.
        cpu: The core it is pinned to; None for any.
        stack_bytes: Of programs, where the machine allows as much; 0 for the machine's own bound, mostly 8 MiB.
    """

    memory_bytes: int
    cpu: int | None = None
    stack_bytes: int = 0


class Lane(Protocol):
    """A place where one program at a time runs; not shared between threads.

    Every method raises :class:`effbench.errors.SandboxDied` when the lane is gone.
    """

    def prepare(self, source: str, entry_point: str) -> Prepared | NotAProgram:
        """Compiles a program without running any of it; what it could not notice, such as comments, is left out.

        Args:
            source: A module.
            entry_point: The function that will be called; empty for a whole program.
        """
        ...

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        """Runs a program once."""
        ...

    def call_each(
        self, program: Prepared, inputs: Sequence[bytes], *, limits: Limits, disabled_builtins: tuple[str, ...] = ()
    ) -> list[Outcome]:
        """Calls a program natively with one input after the other in one process.

        That takes a fraction of the time of a run for each, but a call finds what earlier ones left behind: what it
        gives may be accepted as right, and never counts as wrong.

        Args:
            program: Not a whole program.
            inputs: Encoded tuples of arguments, at least one and at most :data:`MOST_CALLS`.
            limits: Of each call, the first with what the import takes; memory is that of the process.
            disabled_builtins: Names that are None in the program's scope.

        Returns:
            An outcome for each input up to the first that did not return. CPU times are the call's own, with the whole
            import's added; the peak resident set is that of the process.
        """
        ...

    def close(self) -> None:
        """Ends the lane; safe to call twice."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxFacts:
    """What may change a count, or how far a count can be trusted.

    Attributes:
        sandbox: Name of the implementation.
        isolation: Layers that are in force.
        image: Digest of the image, as the engine names it; another build of the same recipe has another.
        runtime: SHA-256 over the interpreter, its libraries, the emulator and the agent: what counts depend on.
        python: Version of the interpreter inside.
        libc: C library inside.
        machine: Architecture.
        engine_version: Of the container engine; not part of the fingerprint.
        emulator: Whether counting by emulation is on board.
        language: What programs are written in.
        toolchain: Version of what compiles or runs them; empty for Python, whose version is ``python``.
    """

    sandbox: str
    isolation: tuple[str, ...]
    image: str
    runtime: str
    python: str
    libc: str
    machine: str
    engine_version: str
    emulator: bool
    language: str = "python"
    toolchain: str = ""


class Sandbox(Protocol):
    """A maker of lanes."""

    name: str

    def open_lane(self, options: LaneOptions) -> Lane:
        """Starts a lane; threads may do so at once.

        Raises:
            SandboxUnavailable: There is none to be had.
        """
        ...

    def facts(self) -> SandboxFacts:
        """What runs inside; opens a lane for a moment where none has told it yet."""
        ...


class MemoryLane(Protocol):
    """A lane whose emulated runs tell :attr:`Outcome.memory`; programs are prepared elsewhere.

    Attributes:
        hello: What it said of itself; ``memory`` is the digest of all that measures there.
    """

    hello: dict[str, Any]

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        """See :class:`Lane`."""
        ...

    def close(self) -> None:
        """Ends the lane; safe to call twice."""
        ...


@runtime_checkable
class MemorySandbox(Protocol):
    """A sandbox that can measure memory, too."""

    def open_memory_lane(self, options: LaneOptions) -> MemoryLane:
        """Starts a lane where memory is measured.

        Raises:
            SandboxUnavailable: There is none to be had.
        """
        ...
