"""Reads published run times: a CSV file with a line for each solution that was run, as LiveOIBench publishes them."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError
from effbench.runner.contests.csv_rows import read_csv_rows

__all__ = ["read_run_times"]

_PROBLEMS: Final = ("problem", "problem_id")
_SECONDS: Final = ("seconds", "execution_time")
_STATUS: Final = "status"
_ACCEPTED: Final = frozenset({"ac", "accepted"})


def read_run_times(path: Path) -> Mapping[str, tuple[float, ...]]:
    """Reads run times in seconds, by the problem's name (the last part of ``NOINordic-2023-contest-chatnoi``).

    Where there is a column ``status``, only accepted solutions are taken.

    Raises:
        DataFileError: It is no CSV with the columns, a time is no number, or there is none.
    """
    rows = read_csv_rows(path)
    heads = {name.strip().lower(): name for name in (rows[0] if rows else {}) if name}
    problem, seconds = _column(path, heads, _PROBLEMS), _column(path, heads, _SECONDS)
    found: dict[str, list[float]] = {}
    for number, row in enumerate(rows, start=2):
        if _STATUS in heads and (row[heads[_STATUS]] or "").strip().lower() not in _ACCEPTED:
            continue
        name = (row[problem] or "").strip().replace("/", "-").rpartition("-")[2]
        found.setdefault(name, []).append(_seconds(path, number, row[seconds] or ""))
    if not found:
        raise DataFileError(path, "no accepted solution is in it, so there is no run time to compare with")
    return {name: tuple(times) for name, times in found.items()}


def _column(path: Path, heads: Mapping[str, str], names: tuple[str, ...]) -> str:
    column = next((heads[name] for name in names if name in heads), None)
    if column is None:
        raise DataFileError(path, f"it has no column {' or '.join(map(repr, names))}: name it so in the first line")
    return column


def _seconds(path: Path, number: int, word: str) -> float:
    try:
        found = float(word)
    except ValueError:
        found = math.nan
    if not (math.isfinite(found) and found >= 0):
        raise DataFileError(path, f"{word[:40]!r} is no number of seconds", line=number)
    return found
