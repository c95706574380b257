"""A task as its author sees it: what is measured, and what only serves to prove that it is sound."""

from dataclasses import dataclass
from pathlib import Path

from effbench.authoring.companions import Authoring, WrongSolution
from effbench.authoring.positions import line_of_function, line_of_table
from effbench.authoring.problems import Code, Problem
from effbench.records.task import Program, Reference, Task
from effbench.suites.native_task import TaskFolder
from effbench.suites.task_files import read_text

__all__ = ["AuthoredTask"]


@dataclass(frozen=True, kw_only=True)
class AuthoredTask:
    """A task with its files.

    Attributes:
        task: What is measured, as if it were no rewrite.
        place: Where its files lie.
        authoring: What is not measured.
        is_rewrite: Whether the slowest reference is shown, and efficiency is relative to it.
    """

    task: Task
    place: TaskFolder
    authoring: Authoring
    is_rewrite: bool = False

    @property
    def kind(self) -> str:
        """The kind in words: that of its solutions, and whether they are rewrites."""
        if not self.is_rewrite:
            return self.task.kind
        return "rewrite" if self.task.kind == "function" else f"rewrite ({self.task.kind})"

    @property
    def folder(self) -> Path:
        """Holds task.toml, prompt.md, generator.py."""
        return self.place.files.path

    @property
    def solutions(self) -> Path:
        """Holds the references and the wrong solutions."""
        return self.place.reference_solutions.path

    @property
    def contract(self) -> Program | None:
        """What inputs must keep; None where there is no contract.py."""
        return self.authoring.contract

    def at(self, file: str, line: int, code: Code, sentence: str) -> Problem:
        """A problem in a file of the task's folder."""
        return Problem(path=self.folder / file, line=max(line, 1), code=code, sentence=sentence)

    def at_table(self, table: str, index: int, code: Code, sentence: str) -> Problem:
        """A problem with the table of that index in task.toml, such as the second ``[[levels]]``."""
        text = read_text(self.place.files, "task.toml")
        return self.at("task.toml", line_of_table(text, table, index), code, sentence)

    def at_reference(self, reference: Reference, code: Code, sentence: str, *, line: int = 0) -> Problem:
        """A problem in a reference's file; without a line, where its entry point begins."""
        where = line or line_of_function(reference.solution, self.task.entry_point)
        return Problem(path=self.solutions / f"{reference.reference_id}.py", line=where, code=code, sentence=sentence)

    def at_wrong(self, wrong: WrongSolution, code: Code, sentence: str) -> Problem:
        """A problem in a wrong solution's file."""
        where = line_of_function(wrong.solution, self.task.entry_point)
        return Problem(path=wrong.path, line=where, code=code, sentence=sentence)
