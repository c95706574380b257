"""What a path gives, before it is known which format it is: a JSON document, rows, documents of a folder, a folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from effbench.errors import DataFileError

__all__ = ["Document", "Documents", "Folder", "Material", "Rows", "is_task_id"]

TASK_ID_FIELDS = ("task_id", "question_id", "problem_id")
"""What the id of a row's task may be called, in the order in which they are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that is one JSON value.

    Attributes:
        path: The file.
        value: What it holds.
    """

    path: Path
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A file with one object after the other: lines of JSON, a JSON array of objects, or a table.

    Attributes:
        path: The file.
        unit: What one of them is called in messages: ``line`` or ``entry``.
        values: Each value with its number: lines from 1, entries from 0.
        torn: Whether a last line that is half written was left out.
    """

    path: Path
    unit: str
    values: tuple[tuple[int, object], ...]
    torn: bool = False

    def objects(self) -> tuple[Mapping[str, object], ...]:
        """Those that are objects."""
        return tuple(value for _, value in self.values if isinstance(value, dict))

    def fault(self, number: int, problem: str) -> DataFileError:
        """The error for one of them."""
        if self.unit == "line":
            return DataFileError(self.path, f"the line {problem}", line=number)
        return DataFileError(self.path, f"the {self.unit} {number} {problem}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """A folder of files with one JSON object each.

    Attributes:
        path: The folder.
        values: What each holds, by file name, sorted.
    """

    path: Path
    values: tuple[tuple[str, Mapping[str, object]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder of folders with programs.

    Attributes:
        path: The folder.
        programs: The name of each folder, and name and content of each program in it.
    """

    path: Path
    programs: tuple[tuple[str, str, bytes], ...]


Material = Document | Rows | Documents | Folder


def is_task_id(value: object) -> bool:
    """Whether a value can be a task's id: a text, or a whole number."""
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, str | int) and not isinstance(value, bool)
