"""Costs as multiples of the baseline on one logarithmic axis: a line of dots for each model or task."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from effbench.leaderboard.chart_theme import INK, MUTED, SERIES, Figure, LegendItem
from effbench.leaderboard.page_text import visible
from effbench.leaderboard.plot import (
    RIGHT,
    Axis,
    brief_names,
    canvas,
    grid,
    label,
    log_axis,
    log_ticks,
    mark,
    name_label,
    text_width,
)

__all__ = ["Dot", "Line", "dot_lines", "dot_profile", "reference_items"]

_WHOLE: Final = 1000.0
"""Width of a figure with its names and remarks: letters of all figures then have one size."""
_NARROWEST: Final = 400.0
"""Of the plot itself, however long names and remarks are."""
_STEP: Final = 22.0
_PROFILE_HEIGHT: Final = 260.0
_TITLE: Final = "cost as a multiple of the baseline’s (log scale, left is better)"  # noqa: RUF001  # an apostrophe
OWN: Final = LegendItem(name="sample", colour=SERIES[0], shape="circle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One program.

    Attributes:
        ratio: Its cost as a multiple of the baseline's; above 0.
        item: How it looks.
        told: What it says to a pointer that rests on it.
    """

    ratio: float
    item: LegendItem
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One model, or one task.

    Attributes:
        name: Stands before the line.
        dots: May be empty.
        remark: Stands behind the line: what has no dot.
    """

    name: str
    dots: tuple[Dot, ...]
    remark: str = ""


def dot_lines(lines: Sequence[Line], legend: Sequence[LegendItem]) -> Figure | None:
    """A line of dots for each.

    Returns:
        The figure; None where there is no dot.
    """
    ratios = [dot.ratio for line in lines for dot in line.dots]
    if not ratios:
        return None
    names = brief_names([line.name for line in lines])
    left = 14 + max(map(text_width, names))
    right = 18 + max(text_width(line.remark) for line in lines)
    height, width = _STEP * len(lines), max(_NARROWEST, _WHOLE - left - right)
    x = log_axis(_TITLE, [*ratios, 1.0], 12, width - 12, at=_ticks([*ratios, 1.0]))
    parts = [*grid(width, height, across=x, up=None, left=left), *_baseline(x, height)]
    for place, (name, line) in enumerate(zip(names, lines, strict=True)):
        y = _STEP * (place + 0.5)
        parts.append(name_label(name, -8, y + 4, anchor="end"))
        # Dots of models lie over those of references.
        ordered = sorted(line.dots, key=lambda dot: dot.item.colour != MUTED)
        parts += [_dot(dot, x.place(dot.ratio), y) for dot in ordered]
        if line.remark:
            parts.append(label(line.remark, width + 10, y + 4))
    return Figure(svg=canvas(width, height, parts, left=left, right=right), legend=tuple(legend), is_wide=True)


def dot_profile(lines: Sequence[Line], legend: Sequence[LegendItem]) -> Figure | None:
    """The same for many tasks: each a column, the costliest first, without its name.

    Returns:
        The figure; None where there is no dot.
    """
    ratios = [dot.ratio for line in lines for dot in line.dots]
    if not ratios:
        return None
    left, width = 44.0, _WHOLE - 44.0 - RIGHT
    title = _TITLE.replace("left is better", "lower is better")
    y = log_axis(title, [*ratios, 1.0], _PROFILE_HEIGHT - 10, 10, at=_ticks([*ratios, 1.0]))
    parts = list(grid(width, _PROFILE_HEIGHT, across=None, up=y, left=left))
    parts.append(f'<path stroke="{INK}" stroke-width="1.2" d="M0 {y.place(1.0):.1f}H{width:g}"/>')
    parts.append(label(f"{len(lines)} tasks, the costliest first", width / 2, _PROFILE_HEIGHT + 20, anchor="middle"))
    step = width / len(lines)
    for place, line in enumerate(lines):
        ordered = sorted(line.dots, key=lambda dot: dot.item.colour != MUTED)
        parts += [_dot(dot, step * (place + 0.5), y.place(dot.ratio), scale=0.8) for dot in ordered]
    return Figure(svg=canvas(width, _PROFILE_HEIGHT, parts, left=left), legend=tuple(legend), is_wide=True)


def reference_items(names: Sequence[str]) -> dict[str, LegendItem]:
    """Grey marks, one shape for each."""
    shapes = ("diamond", "triangle-down", "cross", "triangle-up", "square")
    return {
        name: LegendItem(name=f"reference: {name}", colour=MUTED, shape=shapes[place % len(shapes)])
        for place, name in enumerate(dict.fromkeys(names))
    }


def _dot(dot: Dot, x: float, y: float, *, scale: float = 1.0) -> str:
    """Of a sample, a circle that lets others show through; there may be thousands, so it is brief."""
    if dot.item.colour == MUTED:
        return mark(dot.item, x, y, title=dot.told, scale=scale)
    return (
        f'<circle fill="{dot.item.colour}" fill-opacity=".62" cx="{x:.1f}" cy="{y:.1f}" r="{3.5 * scale:g}">'
        f"<title>{escape(visible(dot.told))}</title></circle>"
    )


def _ticks(ratios: Sequence[float]) -> list[float]:
    """With 1, the baseline, always among them."""
    return sorted({*log_ticks(ratios), 1.0})


def _baseline(x: Axis, height: float) -> list[str]:
    place = x.place(1.0)
    return [
        f'<path stroke="{INK}" stroke-width="1.2" d="M{place:.1f} 0V{height:g}"/>',
        label("baseline", place, -6, anchor="middle"),
    ]
