"""Tables as text: for a terminal or for Markdown."""

from collections.abc import Callable, Sequence
from typing import Final

from tabulate import tabulate

__all__ = ["MISSING", "TableWriter", "interval_text", "markdown_table", "number_text", "plain_table"]

MISSING: Final = "none"
"""What stands in a cell where there is no number."""
TableWriter = Callable[[Sequence[Sequence[str]], Sequence[str], str], str]
"""Rows, headers, and for each column ``l``, ``c`` or ``r`` → a table."""


def plain_table(rows: Sequence[Sequence[str]], headers: Sequence[str], alignment: str) -> str:
    """A table for a terminal."""
    return tabulate(rows, headers=headers, disable_numparse=True, colalign=_colalign(alignment))


def markdown_table(rows: Sequence[Sequence[str]], headers: Sequence[str], alignment: str) -> str:
    """A table for Markdown; arguments as for :func:`plain_table`."""
    # A bar or a line's end in a model's name would end the cell.
    cells = [[" ".join(cell.split()).replace("|", "\\|") for cell in row] for row in rows]
    return tabulate(cells, headers=headers, tablefmt="pipe", disable_numparse=True, colalign=_colalign(alignment))


def interval_text(low: float | None, high: float | None, sign: str = "") -> str:
    """An interval with three decimals; with the sign ``+`` both ends tell theirs."""
    return MISSING if low is None or high is None else f"{low:{sign}.3f} to {high:{sign}.3f}"


def number_text(number: float | None, form: str = ".3f") -> str:
    """A number, or a word where there is none."""
    return MISSING if number is None else f"{number:{form}}"


def _colalign(alignment: str) -> list[str]:
    return [{"l": "left", "r": "right", "c": "center"}[letter] for letter in alignment]
