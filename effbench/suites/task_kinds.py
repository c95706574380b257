"""What a native task asks for: by kind its entry point, its comparisons, and what its generator gives."""

import ast
from typing import Final

from effbench.records.task import Comparison, Program, SolutionKind
from effbench.storage.foreign_files import ForeignFolder
from effbench.suites.task_files import Table, read_program

__all__ = ["COMPARISONS", "ERRORS", "errors_of", "generator_program", "kind_of"]

_WRAPPERS = {
    "function": """

def effbench_generate(seed, size, level, test_index):
    import random

    arguments = generate_input(random.Random(seed), size, level, test_index)
    if type(arguments) is not tuple:
        raise TypeError(f"generate_input must return the tuple of arguments, not {type(arguments).__name__}")
    return arguments
""",
    "class": """

def effbench_generate(seed, size, level, test_index):
    import random

    made = generate_input(random.Random(seed), size, level, test_index)
    if type(made) is not tuple or [type(part) for part in made] != [tuple, list]:
        raise TypeError("generate_input must return the tuple of the constructor's arguments and the list of calls")
    return [*made, EFFBENCH_ERRORS]


EFFBENCH_ERRORS = ()
""",
    "stdio": """

def effbench_generate(seed, size, level, test_index):
    import random

    text = generate_input(random.Random(seed), size, level, test_index)
    if type(text) is not str:
        raise TypeError(f"generate_input must return the text of standard input, not {type(text).__name__}")
    return (text,)
""",
}
"""What makes ``generate_input`` callable over the lane's protocol: plain values in, a tuple of arguments out."""
ERRORS: Final = (
    "IndexError", "KeyError", "LookupError", "OverflowError", "PermissionError", "RuntimeError", "StopIteration",
    "TypeError", "ValueError", "ZeroDivisionError",
)  # fmt: skip
"""What a class's methods may raise as a result; the driver (``calls.h``) knows no others."""
COMPARISONS: Final[dict[SolutionKind, tuple[Comparison, ...]]] = {
    "function": tuple(Comparison),
    "class": (Comparison.EXACT, Comparison.TOLERANCE, Comparison.CHECKER),
    "stdio": (Comparison.EXACT, Comparison.TEXT, Comparison.CHECKER),
}
"""By which outputs of a kind may be judged."""


def kind_of(table: Table, solutions: ForeignFolder) -> tuple[SolutionKind, bool]:
    """What a solution is, and whether the task is a rewrite.

    Args:
        table: ``task.toml``.
        solutions: The folder of the references: of a rewrite, the first one tells what a solution is.

    Raises:
        DataFileError: The kind is not known, does not go with the entry point, or the first reference cannot be read.
    """
    word = table.text("kind") if table.has("kind") else "function"
    match word:
        case "function" | "class":
            table.text("entry_point")
            return word, False
        case "stdio":
            if table.has("entry_point"):
                raise table.fault("entry_point", 'is for functions; take it out, or take out kind = "stdio"')
            return word, False
        case "rewrite":
            return _kind_of_given(table, solutions), True
    raise table.fault("kind", f"must be 'function', 'class', 'stdio' or 'rewrite', not {word!r}")


def _kind_of_given(table: Table, solutions: ForeignFolder) -> SolutionKind:
    if not table.has("entry_point"):
        return "stdio"
    row = table.rows("references")[0]
    given = f"{row.text('tier')}_{row.text('name')}"
    if not given.isidentifier():  # it cannot climb out of the folder
        raise row.fault("name", f"makes no file name of {given!r}")
    source = read_program(solutions, f"{given}.py", "").source
    entry_point = table.text("entry_point")
    defines = any(isinstance(node, ast.ClassDef) and node.name == entry_point for node in ast.parse(source).body)
    return "class" if defines else "function"


def errors_of(table: Table, kind: SolutionKind) -> tuple[str, ...]:
    """The errors that methods of a class may raise as a result.

    Raises:
        DataFileError: There are others among them, or the task is not about a class.
    """
    if not table.has("errors"):
        return ()
    errors = table.values["errors"]
    if kind != "class":
        raise table.fault("errors", "are for classes; take them out")
    if not isinstance(errors, list) or not errors or any(error not in ERRORS for error in errors):
        raise table.fault("errors", f"must be a list of some of {', '.join(ERRORS)}")
    return tuple(dict.fromkeys(errors))


def generator_program(source: str, kind: SolutionKind, errors: tuple[str, ...]) -> Program:
    """Makes a task's generator of an author's text; a class's inputs tell which errors are results."""
    wrapper = _WRAPPERS[kind].replace("EFFBENCH_ERRORS = ()", f"EFFBENCH_ERRORS = {errors!r}")
    return Program(source=source + wrapper, entry_point="effbench_generate")
