"""What a sandbox offers, whoever implements it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Protocol, runtime_checkable

__all__ = [
    "MOST_CALLS",
    "BlockCount",
    "Ending",
    "Engine",
    "Gate",
    "Job",
    "Judgement",
    "JudgingLane",
    "Lane",
    "LaneOptions",
    "Limits",
    "LineCount",
    "MemoryLane",
    "MemorySandbox",
    "MemoryUse",
    "NotAProgram",
    "Outcome",
    "Prepared",
    "Sandbox",
    "SandboxFacts",
    "Validation",
]


MOST_CALLS: Final = 16
"""How many inputs one process may be called with."""


class Engine(StrEnum):
    """What executes a child."""

    NATIVE = "native"
    QEMU = "qemu"
    """qemu-user with effbench's plugin, which counts every instruction."""


class Ending(StrEnum):
    """How a run ended, before anybody judges its output."""

    RETURNED = "returned"
    """The call returned, or the program came to its end or left with exit code 0."""
    RAISED = "raised"
    REFUSED = "refused"
    """It returned something that is not a plain value."""
    NO_ENTRY_POINT = "no_entry_point"
    """It was loaded and does not define the function to be called."""
    TIMED_OUT = "timed_out"
    OUTPUT_LIMIT = "output_limit"
    OUT_OF_MEMORY = "out_of_memory"
    DIED = "died"
    """The process ended without a result: a crash, or an early exit."""
    BROKE_PROTOCOL = "broke_protocol"
    """It interfered with what measures it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one run.

    Attributes:
        cpu_s: CPU seconds of the whole run, in the engine that runs it.
        wall_s: Wall seconds, for programs that sleep.
        memory_bytes: Address space above the interpreter's own (native runs; the lane's own limit bounds all).
        output_bytes: Size of the encoded result; of a whole program's standard output as it is.
        instructions: Of import and call together, in emulated runs: one that makes more is stopped soon afterwards; 0
            for no bound.
    """

    cpu_s: float
    wall_s: float
    memory_bytes: int
    output_bytes: int
    instructions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A program, compiled inside the sandbox. The harness never loads ``code``.

    Attributes:
        code: Marshalled code object, opaque to the harness; of another language the program itself.
        digest: Equal for programs that differ only in comments, layout, documentation and names of local variables.
        entry_point: The function to call; empty for a whole program, which runs as ``__main__``.
        is_executed: Whether it takes the place of the process that made the marks (``execve``), as programs of other
            languages do: what that process did before is none of its work.
    """

    code: bytes
    digest: str
    entry_point: str
    is_executed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAProgram:
    """The source does not compile.

    Attributes:
        detail: One short sentence.
    """

    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run to be made.

    Attributes:
        program: What is called or run.
        arguments: Encoded tuple of arguments; for a whole program, of one text: its standard input, which it gets as
            UTF-8, surrogates that stand for bytes (PEP 383) as those bytes. Or an encoded list, by which the program's
            class is made an object of: a tuple of the constructor's arguments, a list of calls (tuples of a method's
            name and its arguments), and a tuple of the names of errors that are results.
        limits: Bounds.
        engine: Who executes it.
        disabled_builtins: Names that are None in the program's scope.
        lines: Number of the last line whose marks are counted (:mod:`effbench.text.line_marks`); of a program of
            machine code, which has no marks, any number above 0 asks for its blocks. 0 in every run that is scored.
    """

    program: Prepared
    arguments: bytes
    limits: Limits
    engine: Engine = Engine.NATIVE
    disabled_builtins: tuple[str, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCount:
    """What was counted while one line of a marked program was at work.

    Attributes:
        count: Instructions, with those of the marks.
        begun: How often a mark put the line to work, by the kind of the mark (:class:`effbench.text.line_marks.Kind`).
        ended: How often a mark ended that, by the kind of the mark.
    """

    count: int
    begun: tuple[int, ...]
    ended: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockCount:
    """Instructions of a program of machine code that always run one after the other.

    Attributes:
        place: Address of the first.
        length: How many there are.
        executions: How often they ran.
    """

    place: int
    length: int
    executions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryUse:
    """What a program held while it was loaded and called: what it asked for and has not given back.

    Attributes:
        peak_bytes: The most at one moment.
        byte_instructions: Bytes times the instructions for which they were held.
    """

    peak_bytes: int
    byte_instructions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one run gave.

    Attributes:
        ending: How it ended.
        detail: Exception type and text, or the signal; short.
        exception: Name of the exception's type, for ``RAISED``.
        output: Encoded result, for ``RETURNED``; of an object a tuple of its methods' results (None for what raised)
            and a tuple of (index of the call, name of the error); for a whole program the encoded text of its standard
            output, with surrogates for bytes that are not UTF-8.
        call_count: Instructions of the call as the emulator counted them; None natively or when the call did not end.
        load_count: The same for the program's import-time work; up to the call where threads lived on after it.
        input_count: The same for what lies between the two: receiving the input and making ready for the call.
        output_count: The same for what follows the call, up to the last byte of the result.
        call_cpu_ns: CPU nanoseconds of the call, read from outside.
        load_cpu_ns: The same for import-time work.
        input_cpu_ns: The same for what lies between the two.
        output_cpu_ns: The same for what follows the call.
        has_threads: Whether threads lived on when the program had been loaded.
        user_time_s: User seconds of the whole process.
        cpu_time_s: User + system seconds of the whole process.
        wall_time_s: Wall seconds of the whole process; of a series of calls, all of them.
        max_rss_bytes: Peak resident set of the whole process.
        lines: Of an emulated run whose job asks for them: from line 0, which stands for what no mark precedes.
        blocks: The same of a program of machine code; where it has very many, the first ones.
        memory: Of a run in a lane that measures memory: what the program held; None in all others, and where the
            measurement had no room for all that the program did.
    """

    ending: Ending
    detail: str = ""
    exception: str = ""
    output: bytes | None = None
    call_count: int | None = None
    load_count: int | None = None
    input_count: int | None = None
    output_count: int | None = None
    call_cpu_ns: int | None = None
    load_cpu_ns: int | None = None
    input_cpu_ns: int | None = None
    output_cpu_ns: int | None = None
    has_threads: bool = False
    user_time_s: float = 0.0
    cpu_time_s: float = 0.0
    wall_time_s: float = 0.0
    max_rss_bytes: int = 0
    lines: tuple[LineCount, ...] = ()
    blocks: tuple[BlockCount, ...] = ()
    memory: MemoryUse | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """A validator of outputs and what it judges by (``validator input answer feedback_dir flags < output``).

    Attributes:
        code: A program that stands alone, or a source in Python.
        is_python: Which of both.
        given: The test's input.
        answer: The test's answer.
        flags: Words behind the three paths.
        limits: Bounds.
        has_paths: Whether it gets the three paths; a validator of inputs gets none, and the input as its output.
    """

    code: bytes
    is_python: bool
    given: bytes
    answer: bytes
    flags: tuple[str, ...]
    limits: Limits
    has_paths: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a validator said.

    Attributes:
        exit: Its exit code, or a signal's number with a minus sign; None where it was stopped at its limits.
        message: What it wrote for judges; short.
        score: What it wrote as the score; short, empty where it gave none.
        outcome: How the program that it talked to ended; None where it judged an output.
    """

    exit: int | None
    message: str
    score: str
    outcome: Outcome | None = None


@runtime_checkable
class JudgingLane(Protocol):
    """A lane that runs validators of outputs, beside the programs of its language."""

    def judge(self, validation: Validation, output: bytes) -> Judgement:
        """Lets a validator judge an output.

        Raises:
            SandboxDied: The lane is gone.
        """
        ...

    def interact(self, validation: Validation, job: Job, *, is_python: bool) -> Judgement:
        """Lets a program talk to a validator.

        Args:
            validation: The validator; it goes on until its own limits or its end.
            job: The program, its limits and its engine; what it is given is not looked at.
            is_python: Whether the program is a source in Python, whatever the lane's language.

        Raises:
            SandboxDied: The lane is gone.
        """
        ...


class Gate(Protocol):
    """Told at each mark of a gated run, while the child is stopped (:data:`effbench.sandboxes.outcomes.MARKS`)."""

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
