"""Tables as text: for a terminal or for Markdown."""

from collections.abc import Callable, Sequence

from tabulate import tabulate

__all__ = ["TableWriter", "markdown_table", "plain_table"]

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


def _colalign(alignment: str) -> list[str]:
    return [{"l": "left", "r": "right", "c": "center"}[letter] for letter in alignment]
