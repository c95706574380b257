"""A task as its author sees it: what is measured, and what only serves to prove that it is sound."""

import ast
from dataclasses import dataclass
from pathlib import Path

from effbench.authoring.problems import Code, Problem
from effbench.task import Program, Reference, Task

__all__ = ["Draft", "Equivalent", "Wrong"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A solution that must be rejected.

    Attributes:
        file: Its file's name.
        reason: What is wrong with it.
        solution: Its source.
    """

    file: str
    reason: str
    solution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalent:
    """A mutant of the best reference that no input can tell from it.

    Attributes:
        mutant: Its name.
        reason: Why.
    """

    mutant: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A task with its files.

    Attributes:
        task: What is measured.
        folder: Holds task.toml, prompt.md, generator.py.
        solutions: Holds the references and the wrong solutions.
        contract: What inputs must keep; None where there is no contract.py.
        wrong: Solutions that must be rejected.
        equivalents: Mutants that need not be killed.
        areas: What the task is about.
    """

    task: Task
    folder: Path
    solutions: Path
    contract: Program | None
    wrong: tuple[Wrong, ...] = ()
    equivalents: tuple[Equivalent, ...] = ()
    areas: tuple[str, ...] = ()

    def at(self, file: str, line: int, code: Code, sentence: str) -> Problem:
        """A problem in a file of the task's folder."""
        return Problem(path=self.folder / file, line=max(line, 1), code=code, sentence=sentence)

    def at_table(self, table: str, index: int, code: Code, sentence: str) -> Problem:
        """A problem with the table of that index in task.toml, such as the second ``[[levels]]``."""
        lines = (self.folder / "task.toml").read_text(encoding="utf-8").splitlines()
        places = [number for number, line in enumerate(lines, 1) if line.replace(" ", "").startswith(f"[[{table}]]")]
        return self.at("task.toml", places[index] if index < len(places) else 1, code, sentence)

    def at_reference(self, reference: Reference, code: Code, sentence: str, *, line: int = 0) -> Problem:
        """A problem in a reference's file; without a line, where its entry point begins."""
        where = line or line_of_function(reference.solution, self.task.entry_point)
        return Problem(path=self.solutions / f"{reference.reference_id}.py", line=where, code=code, sentence=sentence)

    def at_wrong(self, wrong: Wrong, code: Code, sentence: str) -> Problem:
        """A problem in a wrong solution's file."""
        where = line_of_function(wrong.solution, self.task.entry_point)
        return Problem(path=self.solutions / wrong.file, line=where, code=code, sentence=sentence)


def line_of_function(source: str, name: str) -> int:
    """The line of a function's ``def`` at the top level, or 1."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return node.lineno
    return 1
