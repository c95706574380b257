"""Optimisers of one suite side by side: what their page shows, and its curves as figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from effbench.leaderboard.chart_theme import Figure, LegendItem, legend_of
from effbench.leaderboard.plot import Axis, canvas, grid, log_axis, mark
from effbench.records.estimate import Estimate
from effbench.scoring import CurvePoint
from effbench.text.numbers import interval_text

__all__ = ["Contest", "ContestPair", "Contestant", "UnitCurves", "curve_figure"]

_WIDTH: Final = 420.0
_HEIGHT: Final = 260.0
_PADDING: Final = 10.0
_LEFT: Final = 40.0
_TITLES: Final = {
    "runs": "runs per task (log scale)",
    "tokens": "tokens per task, prompts included (log scale)",
    "dollars": "US dollars per task (log scale)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """One optimiser.

    Attributes:
        name: Model, strategy and feedback.
        estimates: Scores when all is spent.
        opt_curve: %Opt at growing thresholds.
        first: When it improves first, in words.
        spent: What it took, in words.
    """

    name: str
    estimates: tuple[Estimate, ...]
    opt_curve: tuple[Estimate, ...]
    first: str
    spent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCurves:
    """The curves over one unit of spending.

    Attributes:
        unit: ``runs``, ``tokens`` or ``dollars``.
        curves: Name and points of each.
    """

    unit: str
    curves: tuple[tuple[str, tuple[CurvePoint, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestPair:
    """Two optimisers at equal budget.

    Attributes:
        name: Of the one.
        other: Of the other.
        budget: With its unit.
        factor: How many times faster the one's answers are.
        interval: Of the factor, in words.
        p_value: Of no difference.
    """

    name: str
    other: str
    budget: str
    factor: float
    interval: str
    p_value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """All optimisers of the same tasks.

    Attributes:
        suite: Name of the suite.
        gain: What the factors are: ``speed-up``, or by another objective such as ``memory gain``.
        n_tasks: How many tasks.
        contestants: In the order in which they are shown.
        curves: One for each unit that is known.
        pairs: Each two, at each shared budget.
    """

    suite: str
    gain: str = "speed-up"
    n_tasks: int
    contestants: tuple[Contestant, ...]
    curves: tuple[UnitCurves, ...]
    pairs: tuple[ContestPair, ...]

    @property
    def figures(self) -> list[tuple[str, Figure]]:
        """Each unit's curves, with the unit."""
        return [(item.unit, curve_figure(item, self.gain)) for item in self.curves]


def curve_figure(item: UnitCurves, gain: str = "speed-up") -> Figure:
    """The answers' speed-up over what may be spent, with 95 % intervals; both axes logarithmic.

    Args:
        item: At least one curve with a point.
        gain: What the factors are.
    """
    points = [point for _, curve in item.curves for point in curve]
    budgets = sorted({point.budget for point in points})
    marks = budgets if item.unit == "runs" else []  # 1, 2, 4, 8
    x = log_axis(_TITLES.get(item.unit, item.unit), budgets, _PADDING, _WIDTH - _PADDING, at=marks)
    ends = [end for point in points for end in _ends(point.speedup)]
    y = log_axis(f"{gain}, geometric mean (log scale)", [*ends, 1.0], _HEIGHT - _PADDING, _PADDING)
    legend = legend_of([name for name, _ in item.curves], [])
    parts = [*grid(_WIDTH, _HEIGHT, across=x, up=y, left=_LEFT)]
    for place, (look, (_, curve)) in enumerate(zip(legend, item.curves, strict=True)):
        parts += _curve(look, curve, x, y, shift=3.0 * (place - (len(legend) - 1) / 2))
    return Figure(svg=canvas(_WIDTH, _HEIGHT, parts, left=_LEFT), legend=legend)


def _curve(look: LegendItem, curve: Sequence[CurvePoint], x: Axis, y: Axis, *, shift: float) -> Iterator[str]:
    """One line with its intervals, which stand a little beside those of the others."""
    places = [(x.place(point.budget) + shift, y.place(point.speedup.point_estimate)) for point in curve]
    line = "L".join(f"{across:.1f} {up:.1f}" for across, up in places)
    yield f'<path stroke="{look.colour}" stroke-width="1.8" d="M{line}"/>'
    for point, (across, up) in zip(curve, places, strict=True):
        low, high = _ends(point.speedup)
        range_ = f"M{across:.1f} {y.place(low):.1f}V{y.place(high):.1f}"
        yield f'<path stroke="{look.colour}" stroke-width="0.9" d="{range_}"/>'
        told = interval_text(point.speedup.ci_low, point.speedup.ci_high)
        yield mark(
            look, across, up, title=f"{look.name}, {point.budget:,g}: {point.speedup.point_estimate:.3f} ({told})"
        )


def _ends(estimate: Estimate) -> tuple[float, float]:
    low, high = estimate.ci_low, estimate.ci_high
    point = estimate.point_estimate
    return (point, point) if low is None or high is None else (low, high)
