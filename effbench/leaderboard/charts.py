"""The leaderboard's figures as Vega-Lite specifications."""

import math
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from typing import Any, Final

from effbench.leaderboard.board import Board
from effbench.leaderboard.chart_theme import INK, MUTED, SERIES, SHAPES, Chart, LegendItem
from effbench.leaderboard.entry import TaskEntry
from effbench.leaderboard.page_text import visible
from effbench.scoring import Estimate

__all__ = ["MODELS_DRAWN", "dot_plot", "forest_plot", "legend_of", "log_ticks", "short", "trade_off"]

MODELS_DRAWN: Final = len(SERIES)
"""Models with a line of their own in a task's growth curves; the table beside it has all."""
_NAMED_DOTS: Final = 40
"""Largest number of tasks that a dot plot names one by one."""
_NAME_CHARACTERS: Final = 28
_OWN: Final = "this model"
_REFERENCE: Final = "reference solution: "

_Rows = list[dict[str, Any]]


def forest_plot(board: Board, metric: str) -> Chart:
    """Every run's score with its interval, best first."""
    rows = []
    for place, ranked in enumerate(board.entries, start=1):
        estimate = ranked.entry.estimates[metric]
        rows.append({"model": f"{place}. {short(ranked.model)}", **_interval(estimate)})
    y = {"field": "model", "type": "nominal", "sort": None, "title": None, "axis": {"labelColor": INK, "grid": False,
         "labelLimit": 220}}  # fmt: skip
    x: dict[str, Any] = {"type": "quantitative", "title": f"{metric}, 95 % interval", "scale": {"zero": True},
                         "axis": {"tickCount": 5, "labelOverlap": True}}  # fmt: skip
    return Chart(spec={
        "data": {"values": rows},
        "width": 260,
        "height": {"step": 24},
        "encoding": {"y": y},
        "layer": [
            {"mark": {"type": "rule", "strokeWidth": 2, "color": MUTED},
             "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}}},
            {"mark": {"type": "point", "filled": True, "size": 70, "opacity": 1, "color": SERIES[0]},
             "encoding": {"x": {**x, "field": "score"}}},
        ],
    })  # fmt: skip


def trade_off(board: Board, correctness: str, efficiency: str) -> Chart:
    """Efficiency against correctness, a point for each run with both intervals."""
    rows = []
    for place, ranked in enumerate(board.entries, start=1):
        across = _interval(ranked.entry.estimates[correctness])
        up = _interval(ranked.entry.estimates[efficiency])
        rows.append({
            "name": str(place), "x": across["score"], "x_low": across["low"], "x_high": across["high"],
            "y": up["score"], "y_low": up["low"], "y_high": up["high"],
        })  # fmt: skip
    x: dict[str, Any] = {"field": "x", "type": "quantitative", "title": f"{correctness}: share that is correct",
                         "scale": {"domain": [0, 1]}, "axis": {"tickCount": 5}}  # fmt: skip
    y: dict[str, Any] = {"field": "y", "type": "quantitative", "title": efficiency, "scale": {"zero": True},
                         "axis": {"tickCount": 5, "labelOverlap": True}}  # fmt: skip
    rule = {"type": "rule", "color": MUTED, "strokeWidth": 1, "opacity": 0.45}
    return Chart(spec={
        "data": {"values": rows},
        "width": 340,
        "height": 300,
        "layer": [
            {"mark": rule, "encoding": {"x": {**x, "field": "x_low"}, "x2": {"field": "x_high"}, "y": y}},
            {"mark": rule, "encoding": {"x": x, "y": {**y, "field": "y_low"}, "y2": {"field": "y_high"}}},
            {"mark": {"type": "point", "filled": True, "size": 70, "opacity": 1}, "encoding": {"x": x, "y": y}},
            {"mark": {"type": "text", "align": "left", "dx": 7, "dy": -8, "color": INK, "fontSize": 12},
             "encoding": {"x": x, "y": y, "text": {"field": "name"}}},
        ],
    })  # fmt: skip


def dot_plot(names: Sequence[str], tasks: Sequence[TaskEntry], tiers: Sequence[dict[str, str]]) -> Chart | None:
    """The best sample of every task against the baseline, and the other references that were measured.

    Returns:
        The chart; None where no task was counted.
    """
    labels = _labels(names)
    rows: _Rows = [
        {"task": label, "order": -task.ratio, "ratio": task.ratio, "who": _OWN}
        for label, task in zip(labels, tasks, strict=True)
        if task.ratio is not None and task.ratio > 0
    ]
    if not rows:
        return None
    n_tasks = len(rows)
    rows += [
        {"task": label, "order": -(task.ratio or 0), "ratio": ratio, "who": f"{_REFERENCE}{tier}"}
        for label, task, tier_of in zip(labels, tasks, tiers, strict=True)
        for tier, ratio in _reference_ratios(task, tier_of)
    ]
    references = sorted({str(row["who"]) for row in rows} - {_OWN})
    legend = legend_of([_OWN], references)
    return Chart(spec=_dots(rows, legend, named=n_tasks <= _NAMED_DOTS), legend=legend)


def _dots(rows: _Rows, legend: Sequence[LegendItem], *, named: bool) -> dict[str, Any]:
    task = {"field": "task", "type": "nominal", "title": None if named else "tasks, costliest first",
            "sort": {"field": "order", "op": "min"},
            "axis": {"labels": named, "labelColor": INK, "grid": named, "labelLimit": 200}}  # fmt: skip
    ratio = {"field": "ratio", "type": "quantitative", "title": "cost as a multiple of the baseline (log)",
             "scale": {"type": "log", "nice": False, "padding": 10},
             "axis": {"format": "~g", "values": log_ticks([float(row["ratio"]) for row in rows])}}  # fmt: skip
    return {
        "data": {"values": rows},
        "width": 330 if named else 640,
        "height": {"step": 22} if named else 300,
        "mark": {"type": "point", "filled": True, "size": 60 if named else 26, "opacity": 0.9},
        "encoding": {"y" if named else "x": task, "x" if named else "y": ratio, **_channels(legend)},
    }


def short(name: str) -> str:
    """A name that fits beside a mark."""
    text = visible(name)
    return text if len(text) <= _NAME_CHARACTERS else text[: _NAME_CHARACTERS - 1] + "…"


def _labels(names: Sequence[str]) -> list[str]:
    times = Tally(map(short, names))
    return [short(name) if times[short(name)] == 1 else f"{place}. {short(name)}" for place, name in enumerate(names)]


def _interval(estimate: Estimate) -> dict[str, float]:
    point = estimate.point_estimate
    low, high = estimate.ci_low, estimate.ci_high
    return {"score": point, "low": point if low is None else low, "high": point if high is None else high}


def _reference_ratios(task: TaskEntry, tier_of: dict[str, str]) -> Iterator[tuple[str, float]]:
    best = task.best.cost if task.best is not None else None
    if best is None or not task.ratio:
        return
    baseline = best / task.ratio
    for item in task.references:
        if item.cost is not None and item.cost > 0:
            yield tier_of.get(item.reference_id, item.reference_id), item.cost / baseline


def log_ticks(values: Sequence[float]) -> list[float]:
    """1, 2 and 5 times powers of ten; powers of ten alone, or fewer, where there would be too many."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    steps = (1, 2, 5) if high - low <= 2 else (1,)
    every = 1 + (high - low) // 8
    return [step * 10.0**power for power in range(low, high + 1, every) for step in steps]


def legend_of(models: Sequence[str], references: Sequence[str]) -> tuple[LegendItem, ...]:
    """One colour and one shape for each; references are grey, with the last shapes first."""
    own = [
        LegendItem(name=name, colour=SERIES[place % len(SERIES)], shape=SHAPES[place % len(SHAPES)])
        for place, name in enumerate(dict.fromkeys(models))
    ]
    grey = [
        LegendItem(name=name, colour=MUTED, shape=SHAPES[-1 - place % len(SHAPES)])
        for place, name in enumerate(dict.fromkeys(references))
    ]
    return (*own, *grey)


def _channels(legend: Sequence[LegendItem]) -> dict[str, Any]:
    names = [item.name for item in legend]
    ranges = {"color": [item.colour for item in legend], "shape": [item.shape for item in legend]}
    return {
        channel: {"field": "who", "type": "nominal", "legend": None, "scale": {"domain": names, "range": values}}
        for channel, values in ranges.items()
    }
