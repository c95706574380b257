"""Which dots the pages show: a model's tasks, and a task's samples."""

from collections import Counter as Tally
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol

from effbench.leaderboard.chart_theme import SERIES, Figure, LegendItem
from effbench.leaderboard.entry import TaskEntry
from effbench.leaderboard.ratio_chart import Dot, Line, dot_lines, dot_profile, reference_items
from effbench.records.measurement import Verdict

__all__ = ["model_dots", "sample_strip"]

_NAMED: Final = 40
"""Up to so many tasks a model's chart names each."""
_BEST: Final = LegendItem(name="best sample", colour=SERIES[0], shape="circle")
_OTHER: Final = LegendItem(name="other samples", colour=SERIES[3], shape="circle")
_SAMPLE: Final = LegendItem(name="one correct sample", colour=SERIES[0], shape="circle")


class _Reference(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def ratio(self) -> float | None: ...


def model_dots(names: Sequence[str], tasks: Sequence[TaskEntry], tiers: Sequence[Mapping[str, str]]) -> Figure | None:
    """Every task of a model: its correct samples (of many tasks, the best of each) and the references.

    The costliest task comes first.

    Returns:
        The figure; None where no sample was counted.
    """
    counted = [place for place, task in enumerate(tasks) if any(map(_drawable, task.ratios))]
    if not counted:
        return None
    is_named = len(counted) <= _NAMED
    counted.sort(key=lambda place: -_best(tasks[place]))
    found = [list(_references(tasks[place], tiers[place])) for place in counted]
    items = reference_items(sorted({tier for pairs in found for tier, _ in pairs}))
    lines = [
        Line(
            name=names[place],
            dots=(
                *_samples(tasks[place], all_of_them=is_named),
                *(Dot(ratio=ratio, item=items[tier], told=f"reference {tier}: {ratio:.3g}") for tier, ratio in pairs),
            ),
            remark=_remark(tasks[place]),
        )
        for place, pairs in zip(counted, found, strict=True)
    ]
    has_others = is_named and any(
        len([ratio for ratio in tasks[place].ratios if _drawable(ratio)]) > 1 for place in counted
    )
    legend = [_BEST, *([_OTHER] if has_others else []), *items.values()]
    return (dot_lines if is_named else dot_profile)(lines, legend)


def sample_strip(models: Sequence[tuple[str, TaskEntry]], references: Sequence[_Reference]) -> Figure | None:
    """All samples of a task: a line for each model, and one for the references.

    Returns:
        The figure; None where no sample was counted.
    """
    if not any(_drawable(ratio) for _, task in models for ratio in task.ratios):
        return None
    items = reference_items([item.name for item in references if _drawable(item.ratio)])
    dots = tuple(
        Dot(ratio=item.ratio, item=items[item.name], told=f"{item.name}: {item.ratio:.3g}")
        for item in references
        if item.ratio is not None and item.ratio > 0
    )
    lines = [Line(name="references", dots=dots)] if dots else []
    lines += [
        Line(
            name=name,
            dots=tuple(
                Dot(ratio=ratio, item=_SAMPLE, told=f"{name}, sample {index}: {ratio:.3g}")
                for index, ratio in enumerate(task.ratios)
                if ratio is not None and ratio > 0
            ),
            remark=_remark(task),
        )
        for name, task in models
    ]
    return dot_lines(lines, [_SAMPLE, *items.values()])


def _samples(task: TaskEntry, *, all_of_them: bool) -> Iterator[Dot]:
    best = _best(task)
    for index, ratio in enumerate(task.ratios):
        if ratio is not None and ratio > 0 and (all_of_them or ratio == best):
            yield Dot(ratio=ratio, item=_BEST if ratio == best else _OTHER, told=f"sample {index}: {ratio:.3g}")


def _best(task: TaskEntry) -> float:
    return min(ratio for ratio in task.ratios if ratio is not None and ratio > 0)


def _references(task: TaskEntry, tier_of: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    best = task.best.cost if task.best is not None else None
    if best is None or not task.ratio:
        return
    baseline = best / task.ratio
    for item in task.references:
        if item.cost is not None and item.cost > 0:
            yield tier_of.get(item.reference_id, item.reference_id), item.cost / baseline


def _remark(task: TaskEntry) -> str:
    """How the samples ended that have no dot."""
    tally = Tally(verdict for verdict, ratio in zip(task.verdicts, task.ratios, strict=True) if not _drawable(ratio))
    return ", ".join(f"{tally[verdict]} {verdict}" for verdict in Verdict if tally[verdict])


def _drawable(ratio: float | None) -> bool:
    return ratio is not None and ratio > 0
