"""Reads the rankings of a contest's people: a CSV file with a line for each, as LiveOIBench publishes them."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.errors import DataFileError
from effbench.runner.contests.csv_rows import read_csv_rows
from effbench.scoring.contest_places import medal_cutoffs

__all__ = ["Rankings", "read_rankings"]

PEOPLE_MAX: Final = 1_000_000
_TOTALS: Final = ("total", "total score", "score", "points")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rankings:
    """People of one contest.

    Attributes:
        totals: Their points.
        cutoffs: The least total of each medal that somebody got.
        without: How many lines have no total; they are not counted.
    """

    totals: tuple[float, ...]
    cutoffs: dict[str, float]
    without: int = 0


def read_rankings(path: Path) -> Rankings:
    """Reads rankings.

    Raises:
        DataFileError: It is no CSV with a column of totals, or a total is no number.
    """
    rows = read_csv_rows(path)
    if not rows or len(rows) > PEOPLE_MAX:
        raise DataFileError(
            path, "it holds no line, or too many: give a contest's rankings, one line for each of its people"
        )
    names = {name.strip().lower(): name for name in rows[0] if name}
    column = next((names[each] for each in _TOTALS if each in names), None)
    if column is None:
        raise DataFileError(path, f"it has no column of totals: call one {' or '.join(map(repr, _TOTALS))}")
    totals, medals, without = [], [], 0
    for number, row in enumerate(rows, start=2):
        word = (row[column] or "").strip()
        if not word:
            without += 1
            continue
        totals.append(_total(path, number, word))
        medals.append((row.get(names.get("medal", "")) or "") if "medal" in names else "")
    if not totals:
        raise DataFileError(path, f"nobody in it has a total in the column {column!r}")
    return Rankings(totals=tuple(totals), cutoffs=medal_cutoffs(totals, medals), without=without)


def _total(path: Path, number: int, word: str) -> float:
    try:
        total = float(word)
    except ValueError:
        total = math.nan
    if not math.isfinite(total):
        raise DataFileError(path, f"{word[:40]!r} is no total of points", line=number)
    return total
