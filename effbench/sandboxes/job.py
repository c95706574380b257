"""What a lane is asked to run."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Engine", "Job", "Limits", "NotAProgram", "Prepared"]


class Engine(StrEnum):
    """What executes a child."""

    NATIVE = "native"
    QEMU = "qemu"
    """qemu-user with effbench's plugin, which counts every instruction."""


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
