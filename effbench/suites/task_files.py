"""Reads the files of a native task: text, Python that is only parsed, and TOML; a fault names the file and the key.

A suite may be a stranger's: its files are opened beneath its folder without following links
(:mod:`effbench.storage.foreign_files`), and what they hold is bounded.
"""

import ast
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError
from effbench.records.field_types import LARGEST
from effbench.records.task import Program, SolutionKind
from effbench.storage.foreign_files import ForeignFolder
from effbench.text.python_source import parse_shallow

__all__ = ["TEXT_BYTES_MAX", "Table", "read_program", "read_text", "read_toml"]

TEXT_BYTES_MAX: Final = 1 << 20
"""Of one file of a task; the longest of effbench's own has 3,000."""
TABLE_BYTES_MAX: Final = 1 << 15
"""Of one TOML file, since reading a name of n parts takes n² steps; the longest of effbench's own has 3,000."""
ROWS_MAX: Final = 200
"""Tables in one array of tables."""
_NUMBER_MAX: Final = 1e9


def read_text(folder: ForeignFolder, name: str, *, limit: int = TEXT_BYTES_MAX) -> str:
    """Reads a file that a native task needs.

    Raises:
        DataFileError: It cannot be read, is too long, or is not UTF-8.
    """
    path = folder.path / name
    try:
        return folder.read_bytes(name, limit=limit).decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataFileError(path, "is not UTF-8 text; save it as UTF-8.") from error
    except DataFileError as error:
        if not isinstance(error.__cause__, OSError):
            raise
        reason = error.__cause__.strerror
        raise DataFileError(path, f"cannot be read ({reason}); a native task needs it.") from error


def read_program(folder: ForeignFolder, name: str, entry_point: str, kind: SolutionKind = "function") -> Program:
    """Reads a program; nothing of it is run.

    Raises:
        DataFileError: The file is missing, is no Python, or does not define the function or class.
    """
    path, source = folder.path / name, read_text(folder, name)
    try:
        module = parse_shallow(source)
    except SyntaxError as error:
        raise DataFileError(path, f"is not valid Python ({error.msg}).", line=error.lineno) from error
    except ValueError as error:
        raise DataFileError(path, f"is not valid Python ({error}).") from error
    wanted, word = (ast.ClassDef, "class") if kind == "class" else (ast.FunctionDef, "def")
    if entry_point and not any(isinstance(node, wanted) and node.name == entry_point for node in module.body):
        raise DataFileError(path, f"does not define `{word} {entry_point}` at its top level; add it.")
    return Program(source=source, entry_point=entry_point)


def read_toml(folder: ForeignFolder, name: str, known_keys: frozenset[str]) -> "Table":
    """Reads a TOML file.

    Raises:
        DataFileError: It cannot be read, is no TOML, or has another key.
    """
    path = folder.path / name
    try:
        values = tomllib.loads(read_text(folder, name, limit=TABLE_BYTES_MAX))
    except RecursionError as error:
        raise DataFileError(path, "is not valid TOML (it is nested too deeply).") from error
    except ValueError as error:  # not TOML, or a number of thousands of digits
        raise DataFileError(path, f"is not valid TOML ({error}).") from error
    return _table(path, "", values, known_keys)


def _table(path: Path, where: str, values: dict[str, object], known_keys: frozenset[str]) -> "Table":
    table = Table(path=path, where=where, values=values)
    for key in values:
        if key not in known_keys:
            raise table.fault(key[:40], f"is an unknown key; known here are {', '.join(sorted(known_keys))}")
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a TOML file; its methods give values of the asked-for type or raise a DataFileError.

    Attributes:
        path: The file.
        where: What goes before a key in messages: empty, or ``levels[2].``.
        values: As tomllib read them.
    """

    path: Path
    where: str
    values: dict[str, object]

    def fault(self, key: str, problem: str) -> DataFileError:
        """Makes the error for one key."""
        return DataFileError(self.path, f"{self.where}{key} {problem}.")

    def text(self, key: str) -> str:
        """Returns a text that is not blank."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, "must be there and be a text that is not blank")
        return value

    def whole(self, key: str, *, default: int | None = None, least: int = -LARGEST, most: int = LARGEST) -> int:
        """Returns a whole number from ``least`` to ``most``."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            bounds = [f"at least {least}"] * (least > -LARGEST) + [f"at most {most}"] * (most < LARGEST)
            of = f" of {' and '.join(bounds)}" if bounds else ""
            raise self.fault(key, f"must be there and be a whole number{of}")
        return value

    def number(self, key: str, *, default: float | None = None) -> float:
        """Returns a finite number, of which a few can be multiplied."""
        value = self.values.get(key, default)
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not -_NUMBER_MAX <= value <= _NUMBER_MAX:
            raise self.fault(key, "must be there and be a finite number")
        return float(value)

    def flag(self, key: str) -> bool | None:
        """Returns true or false, or None where the key is not there."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.fault(key, "must be true or false")
        return value

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.values

    def rows(self, key: str, known_keys: frozenset[str] | None = None) -> Sequence["Table"]:
        """Returns an array of tables that has at least one, each with no other keys than the known ones; None: any."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
            raise self.fault(key, f"must be there: write at least one [[{key}]]")
        if len(value) > ROWS_MAX:
            raise self.fault(key, f"are {len(value)} tables, and may be {ROWS_MAX}: write fewer [[{key}]]")
        return [
            _table(self.path, f"{key}[{index}].", row, frozenset(row) if known_keys is None else known_keys)
            for index, row in enumerate(value)
        ]
