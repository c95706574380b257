"""Cost against size as a figure, drawn here: the renderer of the other charts takes 20 ms for what takes less than one.

It looks as those do: the same colours, texts and shapes, written as attributes for the style sheet to find.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from effbench.leaderboard.chart_theme import MUTED, RULE, Figure, LegendItem
from effbench.leaderboard.charts import legend_of, log_ticks, short
from effbench.leaderboard.entry import Curve

__all__ = ["growth_curves"]

_WIDTH: Final = 420
_HEIGHT: Final = 280
_PADDING: Final = 12
"""Between an edge and the outermost point."""
_RIGHT, _TOP, _BOTTOM = 16, 6, 24
_DIGIT: Final = 7.0
"""A label's width for each of its characters; a little more than most take."""
_PREFIXES: Final = ("", "k", "M", "G", "T", "P", "E")
_OUTLINES: Final = {
    "circle": "M3.54 0A3.54 3.54 0 1 1-3.54 0A3.54 3.54 0 1 1 3.54 0",
    "square": "M-3.54-3.54h7.07v7.07h-7.07z",
    "triangle-up": "M0-3.06-3.54 3.06H3.54z",
    "triangle-down": "M0 3.06-3.54-3.06H3.54z",
    "diamond": "M-3.54 0 0-3.54 3.54 0 0 3.54z",
    "cross": "M-3.54-1.41v2.83h2.12v2.12h2.83v-2.12h2.12v-2.83h-2.12v-2.12h-2.83v2.12z",
}

_Scale = Callable[[float], float]
_Point = tuple[float, float]


def growth_curves(sizes: Sequence[int], references: Sequence[tuple[str, Curve]], models: Sequence[tuple[str, Curve]]
                  ) -> Figure | None:  # fmt: skip
    """Cost against size, both on log axes where sizes allow.

    Returns:
        The figure; None where nothing was counted.
    """
    legend = legend_of([short(name) for name, _ in models], [short(name) for name, _ in references])
    item_of = {item.name: item for item in legend}
    curves = [(item_of[short(name)], _points(sizes, curve)) for name, curve in (*references, *models)]
    costs = [cost for _, points in curves for _, cost in points]
    if not costs:
        return None
    x = _scale(sizes, _PADDING, _WIDTH - _PADDING, log=min(sizes) > 0)
    y = _scale(costs, _HEIGHT - _PADDING, _PADDING, log=True)
    ticks = [(y(tick), _si(tick)) for tick in log_ticks(costs) if 0 <= y(tick) <= _HEIGHT]
    left = 12 + math.ceil(_DIGIT * max((len(label) for _, label in ticks), default=0))
    whole = f"{left + _WIDTH + _RIGHT} {_TOP + _HEIGHT + _BOTTOM}"
    width, height = whole.split()
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {whole}">',
        f'<g fill="none" font-size="12" transform="translate({left},{_TOP})">',
        *_axes(ticks, [(x(size), _si(size)) for size in sorted(set(sizes))]),
        *_marks([(item, [(x(size), y(cost)) for size, cost in points]) for item, points in curves]),
        "</g></svg>",
    ]
    return Figure(svg="".join(parts), legend=legend)


def _points(sizes: Sequence[int], curve: Curve) -> list[_Point]:
    """What a log axis can show: of a cost below one count, once the empty call's is taken off, it can tell nothing."""
    return [(size, cost) for size, cost in zip(sizes, curve, strict=True) if cost is not None and cost >= 1]


def _scale(values: Sequence[float], start: float, end: float, *, log: bool) -> _Scale:
    """From a value to its place; in the middle where there is but one."""

    def of(value: float) -> float:
        return math.log10(value) if log else value

    low, high = of(min(values)), of(max(values))
    if low == high:
        return lambda value: (start + end) / 2 + (end - start) * (of(value) - low) / 2
    return lambda value: start + (end - start) * (of(value) - low) / (high - low)


def _axes(up: Sequence[tuple[float, str]], across: Sequence[tuple[float, str]]) -> Iterator[str]:
    """Grid lines with labels beside them, and labels below; one that would run into the label before is left out."""
    for place, label in up:
        yield f'<path stroke="{RULE}" d="M0 {place:.1f}H{_WIDTH}"/>'
        yield f'<text x="-6" y="{place + 4:.1f}" text-anchor="end" fill="{MUTED}">{label}</text>'
    free = -math.inf
    for place, label in across:
        half = _DIGIT * len(label) / 2
        if place - half >= free:
            yield f'<text x="{place:.1f}" y="{_HEIGHT + 16}" text-anchor="middle" fill="{MUTED}">{label}</text>'
            free = place + half + 2


def _marks(curves: Sequence[tuple[LegendItem, Sequence[_Point]]]) -> Iterator[str]:
    for item, points in curves:
        dashes = ' stroke-dasharray="5,4"' if item.colour == MUTED else ""
        line = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        if len(points) > 1:
            yield f'<path stroke="{item.colour}" stroke-width="1.8"{dashes} d="M{line}"/>'
    for item, points in curves:
        for x, y in points:
            yield f'<path fill="{item.colour}" transform="translate({x:.1f},{y:.1f})" d="{_OUTLINES[item.shape]}"/>'


def _si(value: float) -> str:
    power = max(0, min(len(_PREFIXES) - 1, int(math.log10(value)) // 3)) if value >= 1 else 0
    return f"{value / 1000**power:.6g}{_PREFIXES[power]}"
