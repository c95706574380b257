"""Memory by exact peaks and integrals: mem-eff@k, joint@k, Pareto fronts, and the scores of EffiBench and EffiBench-X.

``joint`` is the cost in time multiplied by the peak.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from effbench.measure.costs import Resources
from effbench.metrics.at_k import free_baseline
from effbench.metrics.judged_run import JudgedRun, TaskScore
from effbench.metrics.metric import Metric, MetricOptions, Missing, TaskRows, mean_metric, ratio_metric
from effbench.records.estimate import Estimate
from effbench.scoring import clipped_ratios, estimate_ratio, on_front

__all__ = [
    "PAGE_BYTES",
    "effibench_metrics",
    "integral_rows",
    "joint_metric",
    "memory_metric",
    "pareto_metric",
    "peak_rows",
]

PAGE_BYTES: Final = 4096
"""Peaks below a page count as one: less is a matter of what an interpreter keeps for itself."""
_MEMORY: Final = ", and memory (--memory)"
_NEEDS: Final = f"k samples of each task{_MEMORY}"
_WITHOUT_MEMORY: Final = ("EffiBench-ET", "EffiBench-NET")

_Quantity = Callable[[TaskScore, int | None], float | None]
"""Of a sample, by its place, or of the baseline (None)."""


def peak_of(score: TaskScore, place: int | None) -> float | None:
    """The largest exact peak, in bytes."""
    found = _resources(score, place)
    return None if found is None or found.peak_bytes is None else float(max(found.peak_bytes, PAGE_BYTES))


def integral_of(score: TaskScore, place: int | None) -> float | None:
    """The sum of bytes times instructions, a page for each instruction at least."""
    found, cost = _resources(score, place), _cost(score, place)
    if found is None or found.byte_instructions is None or cost is None:
        return None
    return max(float(found.byte_instructions), PAGE_BYTES * cost)


def joint_of(score: TaskScore, place: int | None) -> float | None:
    """The cost in time multiplied by the largest peak."""
    cost, peak = _cost(score, place), peak_of(score, place)
    return None if cost is None or peak is None else max(cost, 1.0) * peak


def memory_metric() -> Metric:
    """mem-eff@k: the best of k samples by exact peak, beside the baseline's."""
    return mean_metric("mem-eff@k", _NEEDS, lambda run, _: _rows("mem-eff@k", run, peak_of))


def joint_metric() -> Metric:
    """joint@k: the best of k samples by time × memory, beside the baseline's."""
    return mean_metric("joint@k", _NEEDS, lambda run, _: _rows("joint@k", run, joint_of))


def peak_rows(run: JudgedRun, _options: MetricOptions) -> TaskRows | Missing:
    """EffiBench-X's formula on exact peaks: from 0 to 1; 0 for what is wrong or was censored."""
    return _rows("MP", run, peak_of)


def integral_rows(run: JudgedRun, _options: MetricOptions) -> TaskRows | Missing:
    """The same on exact integrals."""
    return _rows("MI", run, integral_of)


def pareto_metric() -> Metric:
    """pareto: a task's rivals are the run's own samples, so that runs cannot be compared by it."""
    return replace(mean_metric("pareto", f"samples of each task{_MEMORY}", _pareto_rows), is_mean=False)


def _pareto_rows(run: JudgedRun, _options: MetricOptions) -> TaskRows | Missing:
    """1 for a sample that no other correct sample of its task, and not the baseline, beats in both time and memory."""
    missing = _missing("pareto", run)
    return missing or TaskRows(
        rows=tuple(map(_front, run.tasks)), bounds=(0.0, 1.0), n_samples=_n_samples(run), note=_note(run)
    )


def effibench_metrics() -> dict[str, Metric]:
    """EffiBench's six: means over correct samples, and means of ratios to the canonical solution, here the baseline."""
    six: tuple[tuple[str, _Quantity, _Quantity | None], ...] = (
        ("EffiBench-ET", _seconds_of, None),
        ("EffiBench-NET", _cost, _cost),
        ("EffiBench-MU", _megabytes_of, None),
        ("EffiBench-NMU", peak_of, peak_of),
        ("EffiBench-TMU", _megabyte_billions_of, None),
        ("EffiBench-NTMU", integral_of, integral_of),
    )
    return {
        name: ratio_metric(name, "a correct sample" + _MEMORY * (name not in _WITHOUT_MEMORY), _mean(name, own, base))
        for name, own, base in six
    }


def _mean(metric: str, own: _Quantity, base: _Quantity | None) -> Callable[[JudgedRun], Estimate | Missing]:
    """A mean over all samples that are correct and were counted to the end, drawn task by task for the interval."""

    def estimate_of(run: JudgedRun) -> Estimate | Missing:
        missing = free_baseline(metric, run) if metric in _WITHOUT_MEMORY else _missing(metric, run)
        if missing is not None:
            return missing
        sums, counts = [], []
        for score in run.tasks:
            values = [own(score, place) for place in _counted(score)]
            unit = base(score, None) if base is not None else 1.0
            known = [value / unit for value in values if value is not None and unit]
            if known:
                sums.append(sum(known))
                counts.append(len(known))
        if not counts:
            return Missing(metric=metric, reason=f"{metric} needs a correct sample that was counted to the end")
        return estimate_ratio(metric, sums, counts, n_samples=sum(counts))

    return estimate_of


def _seconds_of(score: TaskScore, place: int | None) -> float | None:
    found = _resources(score, place)
    return None if found is None else found.cpu_s


def _megabytes_of(score: TaskScore, place: int | None) -> float | None:
    peak = peak_of(score, place)
    return None if peak is None else peak / 1e6


def _megabyte_billions_of(score: TaskScore, place: int | None) -> float | None:
    integral = integral_of(score, place)
    return None if integral is None else integral / 1e6 / 1e9


def _rows(metric: str, run: JudgedRun, quantity: _Quantity) -> TaskRows | Missing:
    missing = _missing(metric, run)
    if missing is not None:
        return missing
    return TaskRows(
        rows=tuple(_clipped(score, quantity) for score in run.tasks),
        bounds=(0.0, 1.0),
        n_samples=_n_samples(run),
        note=_note(run),
    )


def _clipped(score: TaskScore, quantity: _Quantity) -> npt.NDArray[np.float64]:
    reference = quantity(score, None)
    if reference is None:
        return np.zeros(0)
    return clipped_ratios([quantity(score, place) for place in range(len(score.passed))], reference_cost=reference)


def _front(score: TaskScore) -> npt.NDArray[np.float64]:
    points: list[tuple[float, float] | None] = [_point(score, place) for place in range(len(score.passed))]
    baseline = _point(score, None)
    return on_front(points, others=[] if baseline is None else [baseline]).astype(np.float64)


def _point(score: TaskScore, place: int | None) -> tuple[float, float] | None:
    cost, peak = _cost(score, place), peak_of(score, place)
    return None if cost is None or peak is None else (cost, peak)


def _resources(score: TaskScore, place: int | None) -> Resources | None:
    return score.baseline_resources if place is None else score.resources[place]


def _cost(score: TaskScore, place: int | None) -> float | None:
    if place is None:
        return score.baseline_cost
    cost = score.costs[place]
    return None if cost is None or cost.censored else cost.total


def _counted(score: TaskScore) -> Sequence[int]:
    return [place for place, found in enumerate(score.resources) if found is not None]


def _missing(metric: str, run: JudgedRun) -> Missing | None:
    has_memory = [
        found is not None and found.peak_bytes is not None
        for score in run.tasks
        if score.passed
        for found in (score.baseline_resources, *(item for item in score.resources if item is not None))
    ]
    if has_memory and all(has_memory):
        return None
    return Missing(
        metric=metric,
        reason=f"{metric} needs memory, which was not measured: give the same command with --memory",
    )


def _note(run: JudgedRun) -> str:
    censored = sum(cost is not None and cost.censored for score in run.tasks for cost in score.costs)
    return (
        f"{censored} correct samples went over the budget: memory was not measured, and they score 0"
        if censored
        else ""
    )


def _n_samples(run: JudgedRun) -> int:
    return sum(len(score.passed) for score in run.tasks)
