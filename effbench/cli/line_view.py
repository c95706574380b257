"""Where a sample's instructions go, as text for a terminal: its code with the cost of each line before it."""

from collections.abc import Iterator
from typing import Final

from effbench.measure.line_costs import LineCost, LineCosts
from effbench.sandboxes.outcome import Ending
from effbench.text.python_source import source_lines
from effbench.text.terminal import one_line

__all__ = ["render_lines"]

_HEADERS: Final = ("share", "instructions", "times", "line")


def render_lines(costs: LineCosts) -> str:
    """The code, and what belongs to no line before it."""
    lines = source_lines(costs.solution)
    found = {item.line: item for item in costs.lines}
    # Where a run is tiny, what marks cost may take lines below 0: shares are of what is left.
    whole = sum(max(0, item.instructions) for item in costs.lines)
    rows = [_cells(found.get(number), number, whole) for number in range(1, len(lines) + 1)]
    outside = _cells(found.get(0), 0, whole)
    widths = [max(map(len, column)) for column in zip(_HEADERS, outside, *rows, strict=True)]
    told = [_aligned(_HEADERS, widths), _aligned(outside, widths) + "  (start and end of the run)"]
    told += [f"{_aligned(row, widths)}  {line.rstrip()}".rstrip() for row, line in zip(rows, lines, strict=True)]
    return "\n".join([*_head(costs), "", *told])


def _head(costs: LineCosts) -> Iterator[str]:
    yield f"lines     counted at level {costs.level} (size {costs.size:,}), input {costs.test_index}"
    if costs.ending != Ending.RETURNED:
        yield f"reason    the run did not return ({one_line(costs.detail or costs.ending)}): the lines up to there"
    if costs.total is not None:
        yield f"count     {costs.total:,} instructions of the call"
    if costs.error is not None:
        yield f"error     {costs.error:+.2%} of the count, before it was shared out among the lines"


def _cells(item: LineCost | None, number: int, whole: int) -> tuple[str, ...]:
    line = str(number) if number else ""
    if item is None:
        return "", "", "", line
    instructions = max(0, item.instructions)
    share = instructions / whole if whole else 0.0
    return f"{share:.1%}", f"{instructions:,}", f"{item.times:,}" if number else "", line


def _aligned(cells: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
