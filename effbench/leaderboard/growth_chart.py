"""Cost against size as a figure: both axes logarithmic, each curve with its name at its end."""

from collections.abc import Iterator, Sequence
from typing import Final

from effbench.leaderboard.chart_theme import MUTED, Figure, LegendItem, legend_of
from effbench.leaderboard.entry import Curve
from effbench.leaderboard.plot import brief_names, canvas, grid, linear_axis, log_axis, mark, name_label, text_width

__all__ = ["growth_curves"]

_WHOLE: Final = 1000.0
"""Width of the figure with its names, as of others on the page."""
_NARROWEST: Final = 400.0
_HEIGHT: Final = 320.0
_PADDING: Final = 12.0
"""Between an edge and the outermost point."""
_LINE: Final = 14.0
"""Between two names."""
_LEFT: Final = 48.0
_DASHES: Final = ("", "7,3", "2,3", "9,3,2,3", "4,2", "12,4")

_Point = tuple[float, float]


def growth_curves(sizes: Sequence[int], references: Sequence[tuple[str, Curve]], models: Sequence[tuple[str, Curve]],
                  unit: str) -> Figure | None:  # fmt: skip
    """Cost against size, both on log axes where sizes allow.

    Returns:
        The figure; None where nothing was counted.
    """
    given = (*models, *references)
    names = brief_names([name for name, _ in given])
    legend = legend_of(names[: len(models)], names[len(models) :])
    item_of = {item.name: item for item in legend}
    curves = [(item_of[name], _points(sizes, curve)) for name, (_, curve) in zip(names, given, strict=True)]
    curves = curves[len(models) :] + curves[: len(models)]  # those of models lie over those of references
    costs = [cost for _, points in curves for _, cost in points]
    if not costs:
        return None
    title = "size of the input"
    across = sorted(set(sizes))
    right = 24 + max(text_width(item.name) for item, points in curves if points)
    width = max(_NARROWEST, _WHOLE - _LEFT - right)
    if across[0] > 0:
        x = log_axis(f"{title} (log scale)", across, _PADDING, width - _PADDING, at=across)
    else:
        x = linear_axis(title, across, 0, width)
    y = log_axis(f"largest cost, {unit} (log scale)", costs, _HEIGHT - _PADDING, _PADDING)
    drawn = [(item, [(x.place(size), y.place(cost)) for size, cost in points]) for item, points in curves if points]
    told = [(item, [f"{item.name}, size {size:,}: {cost:,.0f}" for size, cost in points]) for item, points in curves]
    parts = [
        *grid(width, _HEIGHT, across=x, up=y, left=_LEFT),
        *_lines(drawn),
        *_names(drawn, width),
        *_marks(drawn, [texts for _, texts in told if texts]),
    ]
    return Figure(svg=canvas(width, _HEIGHT, parts, left=_LEFT, right=right), legend=legend, is_wide=True)


def _points(sizes: Sequence[int], curve: Curve) -> list[tuple[int, float]]:
    """What a log axis can show: of a cost below one count, once the empty call's is taken off, it can tell nothing."""
    return [(size, cost) for size, cost in zip(sizes, curve, strict=True) if cost is not None and cost >= 1]


def _lines(curves: Sequence[tuple[LegendItem, Sequence[_Point]]]) -> Iterator[str]:
    """Each with dashes of its own, so that one that lies below another shows through."""
    own = 0
    for item, points in curves:
        dashes, width = ("5,4", 1.4) if item.colour == MUTED else (_DASHES[own % len(_DASHES)], 2.0)
        own += item.colour != MUTED
        if len(points) > 1:
            line = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
            dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
            yield f'<path stroke="{item.colour}" stroke-width="{width:g}"{dashed} d="M{line}"/>'


def _marks(curves: Sequence[tuple[LegendItem, Sequence[_Point]]], told: Sequence[Sequence[str]]) -> Iterator[str]:
    for (item, points), texts in zip(curves, told, strict=True):
        for (x, y), text in zip(points, texts, strict=True):
            yield mark(item, x, y, title=text)


def _names(curves: Sequence[tuple[LegendItem, Sequence[_Point]]], width: float) -> Iterator[str]:
    """Beside the ends, from top to bottom, moved apart so that none hides another."""
    ends = sorted(((points[-1][1], points[-1][0], item) for item, points in curves), key=lambda end: end[:2])
    wanted = [y for y, _, _ in ends]
    for place, (_, x, item) in enumerate(ends):
        y = wanted[place] if place == 0 else max(wanted[place], wanted[place - 1] + _LINE)
        wanted[place] = min(y, _HEIGHT + 10 - _LINE * (len(ends) - 1 - place))
        moved = wanted[place] - ends[place][0]
        if abs(moved) > 2 or x < width - 2 * _PADDING:
            line = f"M{x + 5:.1f} {ends[place][0]:.1f}L{width + 6:.1f} {wanted[place]:.1f}"
            yield f'<path stroke="{item.colour}" stroke-width="0.7" opacity=".6" d="{line}"/>'
        yield name_label(item.name, width + 10, wanted[place] + 4)
