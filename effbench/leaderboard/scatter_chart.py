"""Models as points: efficiency against correctness, dollars or tokens, with names beside them.

A few models fit a small figure. Many have a figure of the page's width against correctness, and against what they took
names where no other model is as efficient for less; the other points say theirs to a pointer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from effbench.leaderboard.board import Board, RankedEntry
from effbench.leaderboard.chart_theme import MUTED, SERIES, Figure, LegendItem
from effbench.leaderboard.plot import (
    Axis,
    brief_names,
    canvas,
    grid,
    linear_axis,
    log_axis,
    mark,
    name_label,
    text_width,
)
from effbench.metrics.published_scores import full_scale
from effbench.records.estimate import Estimate
from effbench.text.numbers import interval_text

__all__ = ["against_correctness", "against_spending"]

_CROWD: Final = 12
"""More points than these are many."""
_LEFT: Final = 36.0
_LINE: Final = 13.0
"""Height of a name."""
_DISTANCES: Final = (8.0, 20.0, 34.0)
_DIRECTIONS: Final = ((1, 0), (-1, 0), (0.7, -0.8), (-0.7, -0.8), (0.7, 0.8), (-0.7, 0.8), (0, -1), (0, 1))
_KINDS: Final = {
    "": LegendItem(name="model", colour=SERIES[0], shape="circle"),
    "open": LegendItem(name="open weights", colour=SERIES[2], shape="circle"),
    "closed": LegendItem(name="closed weights", colour=SERIES[0], shape="square"),
}
_BASELINE: Final = LegendItem(name="baseline", colour=MUTED, shape="diamond")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """How large the plot is, and how clear intervals are: lines of many points would hide each other."""

    width: float
    height: float
    opacity: float


_SMALL: Final = _Frame(width=420.0, height=300.0, opacity=0.45)
_CROWDED: Final = _Frame(width=420.0, height=300.0, opacity=0.18)
_WIDE: Final = _Frame(width=1080.0, height=440.0, opacity=0.25)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    name: str
    item: LegendItem
    x: float
    y: float
    x_ends: tuple[float, float] | None
    y_ends: tuple[float, float] | None
    told: str


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: "_Box") -> float:
        """The area that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0


def against_correctness(board: Board, correctness: str, efficiency: str) -> Figure | None:
    """Efficiency over the share that is correct, both with intervals; baselines as grey diamonds."""
    points = [
        _point(ranked, efficiency, item.point_estimate, _ends(item), f"{correctness} {_told(item)}")
        for ranked in board.everyone
        for item in (ranked.entry.estimates.get(correctness),)
        if item is not None and efficiency in ranked.entry.estimates
    ]
    if not points:
        return None
    title = f"{correctness}: share of samples that is correct"
    frame = _WIDE if len(points) > _CROWD else _SMALL
    x = linear_axis(title, [point.x for point in points], 0, frame.width, most=full_scale(correctness))
    return _drawn(points, x, efficiency, frame, points)


def against_spending(board: Board, fact: str, title: str, efficiency: str) -> Figure | None:
    """Efficiency over what the samples took, on a logarithmic axis.

    Args:
        board: The ranking; baselines were written by nobody.
        fact: ``tokens`` or ``usd``.
        title: Of the axis.
        efficiency: The metric.
    """
    points = []
    for ranked in board.entries:
        spent = ranked.entry.completion_tokens if fact == "tokens" else ranked.entry.usd_per_task
        if spent is not None and spent > 0 and efficiency in ranked.entry.estimates:
            points.append(_point(ranked, efficiency, spent, None, f"{title}: {spent:,.4g}"))
    if not points:
        return None
    many = len(points) > _CROWD
    frame = _CROWDED if many else _SMALL
    x = log_axis(title, [point.x for point in points], 12, frame.width - 12)
    return _drawn(points, x, efficiency, frame, _unbeaten(points) if many else points)


def _unbeaten(points: Sequence[_Point]) -> list[_Point]:
    """Those that no other one equals in efficiency for less."""
    found: list[_Point] = []
    for point in sorted(points, key=lambda item: (item.x, -item.y)):
        if not found or point.y > found[-1].y:
            found.append(point)
    return found


def _point(ranked: RankedEntry, efficiency: str, x: float, x_ends: tuple[float, float] | None, told: str) -> _Point:
    estimate = ranked.entry.estimates[efficiency]
    return _Point(
        name=ranked.model,
        item=_BASELINE if ranked.rank is None else _KINDS[ranked.info.weights],
        x=x,
        y=estimate.point_estimate,
        x_ends=x_ends,
        y_ends=_ends(estimate),
        told=f"{ranked.model}: {efficiency} {_told(estimate)}; {told}",
    )


def _ends(estimate: Estimate) -> tuple[float, float] | None:
    low, high = estimate.ci_low, estimate.ci_high
    return None if low is None or high is None else (low, high)


def _told(estimate: Estimate) -> str:
    return f"{estimate.point_estimate:.3f} ({interval_text(estimate.ci_low, estimate.ci_high)})"


def _drawn(points: Sequence[_Point], x: Axis, efficiency: str, frame: _Frame, named: Sequence[_Point]) -> Figure:
    y = linear_axis(f"{efficiency} (higher is better)", [point.y for point in points], frame.height, 0)
    names = dict(zip(points, brief_names([point.name for point in points]), strict=True))
    places = {point: (x.place(point.x), y.place(point.y)) for point in points}
    parts = [
        *grid(frame.width, frame.height, across=x, up=y, left=_LEFT),
        *(part for point in points for part in _whiskers(point, x, y, frame)),
        *_names([(names[point], places[point]) for point in named], list(places.values()), frame),
        *(mark(point.item, *place, title=point.told, scale=1.25) for point, place in places.items()),
    ]
    kinds = tuple({point.item.name: point.item for point in points}.values())
    return Figure(
        svg=canvas(frame.width, frame.height, parts, left=_LEFT),
        legend=kinds if len(kinds) > 1 else (),
        is_wide=frame is _WIDE,
        note="" if len(named) == len(points) else "Names stand where no other model is as efficient for less.",
    )


def _whiskers(point: _Point, x: Axis, y: Axis, frame: _Frame) -> Iterator[str]:
    """Thin lines of the point's colour, cut at the frame."""
    across, up = x.place(point.x), y.place(point.y)
    head = f'<path stroke="{point.item.colour}" stroke-width="1.2" opacity="{frame.opacity:g}"'
    if point.x_ends is not None:
        low, high = (min(frame.width, max(0.0, x.place(end))) for end in point.x_ends)
        yield f'{head} d="M{low:.1f} {up:.1f}H{high:.1f}"/>'
    if point.y_ends is not None:
        low, high = (min(frame.height, max(0.0, y.place(end))) for end in point.y_ends)
        yield f'{head} d="M{across:.1f} {low:.1f}V{high:.1f}"/>'


def _names(
    named: Sequence[tuple[str, tuple[float, float]]], places: Sequence[tuple[float, float]], frame: _Frame
) -> Iterator[str]:
    """Names where they hide no point and no other name; one further off gets a line to its point."""
    taken = [_Box(x - 5, y - 5, x + 5, y + 5) for x, y in places]
    for name, (x, y) in named:
        best: tuple[float, float, _Box] | None = None
        for distance in _DISTANCES:
            for way, (right, down) in enumerate(_DIRECTIONS):
                box = _name_box(x + distance * right, y + distance * down, text_width(name), right)
                outside = max(0.0, -box.left) + max(0.0, box.right - frame.width - 14) + max(0.0, -box.top)
                outside += max(0.0, box.bottom - frame.height)
                cost = sum(box.shared(other) for other in taken) + 40 * outside + 0.5 * distance + 0.1 * way
                if best is None or cost < best[0]:
                    best = (cost, distance, box)
        if best is None:
            continue
        _, distance, box = best
        taken.append(box)
        if distance > _DISTANCES[0]:
            near_x, near_y = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
            yield f'<path stroke="{MUTED}" stroke-width="0.7" d="M{x:.1f} {y:.1f}L{near_x:.1f} {near_y:.1f}"/>'
        yield name_label(name, box.left, box.bottom - 3)


def _name_box(x: float, y: float, width: float, right: float) -> _Box:
    left = x if right > 0 else x - width if right < 0 else x - width / 2
    return _Box(left, y - _LINE / 2, left + width, y + _LINE / 2)
