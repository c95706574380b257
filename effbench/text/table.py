"""Tables as text: for a terminal or for Markdown."""

import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Final

from tabulate import MIN_PADDING, tabulate

__all__ = ["TableWriter", "markdown_table", "plain_table"]

TableWriter = Callable[[Sequence[Sequence[str]], Sequence[str], str], str]
"""Rows, headers, and for each column ``l``, ``c`` or ``r`` → a table."""

_GAP: Final = 2
_NARROWEST: Final = 12
"""No column of text is made narrower."""


def plain_table(rows: Sequence[Sequence[str]], headers: Sequence[str], alignment: str) -> str:
    """A table for a terminal: where it is wider than the terminal, columns of text are wrapped, the widest first."""
    table = tabulate(rows, headers=headers, disable_numparse=True, colalign=_colalign(alignment))
    width = _terminal_width()
    if width is None or not rows or max(map(len, table.splitlines())) <= width:
        return table
    # tabulate makes a column wider than its header by its padding.
    present = [max(len(name) + MIN_PADDING, *map(len, cells)) for name, *cells in zip(headers, *rows, strict=True)]
    widths = _narrowed(present, alignment, width)
    return tabulate(rows, headers=headers, disable_numparse=True, colalign=_colalign(alignment), maxcolwidths=widths)


def markdown_table(rows: Sequence[Sequence[str]], headers: Sequence[str], alignment: str) -> str:
    """A table for Markdown; arguments as for :func:`plain_table`."""
    # A bar or a line's end in a model's name would end the cell.
    cells = [[" ".join(cell.split()).replace("|", "\\|") for cell in row] for row in rows]
    return tabulate(cells, headers=headers, tablefmt="pipe", disable_numparse=True, colalign=_colalign(alignment))


def _colalign(alignment: str) -> list[str]:
    return [{"l": "left", "r": "right", "c": "center"}[letter] for letter in alignment]


def _terminal_width() -> int | None:
    """None where the table goes into a file or a pipe: programs read that line by line."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _narrowed(widths: list[int], alignment: str, most: int) -> list[int | None]:
    """How wide columns may be so that all fit; None for those that need no wrapping."""
    allowed = list(widths)
    texts = [column for column, letter in enumerate(alignment) if letter == "l"]
    while sum(allowed) + _GAP * (len(allowed) - 1) > most:
        widest = max(texts, key=lambda column: allowed[column], default=None)
        if widest is None or allowed[widest] <= _NARROWEST:
            break
        allowed[widest] -= 1
    return [None if now == before else now for now, before in zip(allowed, widths, strict=True)]
