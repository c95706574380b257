"""What a run gave, before anybody judges its output."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["BlockCount", "Ending", "LineCount", "MemoryUse", "Outcome"]


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
