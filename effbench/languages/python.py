"""Python by CPython, in a warmed process: the driver runs it (``sandboxes/driver``), whole programs and functions."""

from effbench.languages.language import PROGRAM, Language

__all__ = ["PYTHON"]

PYTHON = Language(
    name="python",
    title="Python",
    extension=".py",
    fences=("python", "py", "python3"),
    source_file="program.py",
    program_file="program.py",
    run=("python3", PROGRAM),
    version=("python3", "--version"),
    runtime_packages=("python3",),
    is_machine_code=False,
    margin=0.0005,
    empty_source="def nothing():\n    return None\n",
)
