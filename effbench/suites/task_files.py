"""Reads the files of a native task: text, Python that is only parsed, and TOML; a fault names the file and the key."""

import ast
import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from effbench.errors import DataFileError
from effbench.task import Program

__all__ = ["Table", "read_program", "read_text", "read_toml"]


def read_text(path: Path) -> str:
    """Reads a file that a native task needs.

    Raises:
        DataFileError: It cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataFileError(path, f"cannot be read ({error.strerror}); a native task needs it.") from error
    except UnicodeDecodeError as error:
        raise DataFileError(path, "is not UTF-8 text; save it as UTF-8.") from error


def read_program(path: Path, entry_point: str) -> Program:
    """Reads a program; nothing of it is run.

    Args:
        path: The file.
        entry_point: The function that it must define at its top level; empty for a whole program.

    Raises:
        DataFileError: The file is missing, is no Python, or does not define the function.
    """
    source = read_text(path)
    try:
        module = ast.parse(source, filename=str(path))
    except SyntaxError as error:
        raise DataFileError(path, f"is not valid Python ({error.msg}).", line=error.lineno) from error
    except ValueError as error:  # a null byte, before Python 3.12
        raise DataFileError(path, f"is not valid Python ({error}).") from error
    if entry_point and not any(isinstance(node, ast.FunctionDef) and node.name == entry_point for node in module.body):
        raise DataFileError(path, f"does not define `def {entry_point}` at its top level; add it.")
    return Program(source=source, entry_point=entry_point)


def read_toml(path: Path, known_keys: frozenset[str]) -> "Table":
    """Reads a TOML file.

    Args:
        path: The file.
        known_keys: The keys that it may have at its top level.

    Raises:
        DataFileError: It cannot be read, is no TOML, or has another key.
    """
    try:
        values = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(path, f"is not valid TOML ({error}).") from error
    return _table(path, "", values, known_keys)


def _table(path: Path, where: str, values: dict[str, object], known_keys: frozenset[str]) -> "Table":
    table = Table(path=path, where=where, values=values)
    for key in values:
        if key not in known_keys:
            raise table.fault(key, f"is an unknown key; known here are {', '.join(sorted(known_keys))}")
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

    def whole(self, key: str, *, default: int | None = None, least: int | None = None) -> int:
        """Returns a whole number, at least ``least``."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or (least is not None and value < least):
            bound = "" if least is None else f" of at least {least}"
            raise self.fault(key, f"must be there and be a whole number{bound}")
        return value

    def number(self, key: str, *, default: float | None = None) -> float:
        """Returns a finite number."""
        value = self.values.get(key, default)
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not math.isfinite(value):
            raise self.fault(key, "must be there and be a finite number")
        return float(value)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.values

    def rows(self, key: str, known_keys: frozenset[str]) -> Sequence["Table"]:
        """Returns an array of tables that has at least one, each with no other keys than the known ones."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
            raise self.fault(key, f"must be there: write at least one [[{key}]]")
        return [_table(self.path, f"{key}[{index}].", row, known_keys) for index, row in enumerate(value)]
