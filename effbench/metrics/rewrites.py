"""How much faster the best of k samples is than the baseline, the program that a rewrite gives."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from effbench.metrics.at_k import free_baseline
from effbench.metrics.judged_run import JudgedRun, TaskScore
from effbench.metrics.metric import Metric, MetricOptions, MetricScore, Missing, TaskRows, mean_metric
from effbench.records.estimate import Estimate
from effbench.records.manifest import References
from effbench.scoring import (
    estimate_geometric_best,
    estimate_mean,
    expected_max,
    is_faster_by,
    rewrite_speedups,
    share_above,
)

__all__ = ["OPT_THRESHOLDS", "fast_metric", "opt_curve", "opt_metric", "rewrite_gm_metric", "rewrite_metric"]

OPT_THRESHOLDS = (1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 10.0)
"""τ of PIE's own curve of %Opt."""
_NEEDS = "k samples of each task"

_Rows = Callable[[JudgedRun, MetricOptions], TaskRows | Missing]


def rewrite_metric() -> Metric:
    """speedup@k: mean over tasks of the best speed-up of k samples."""
    return _with_first_k(mean_metric("speedup@k", _NEEDS, _speedup_rows), _speedup_rows)


def opt_metric() -> Metric:
    """opt@k: share of tasks with a sample whose speed-up reaches the threshold."""
    return _with_first_k(mean_metric("opt@k", _NEEDS, _opt_rows), _opt_rows)


def fast_metric() -> Metric:
    """fast_p@k: share of tasks with a correct sample that is more than p times as fast."""
    return mean_metric("fast_p@k", _NEEDS, _fast_rows)


def rewrite_gm_metric() -> Metric:
    """speedup-gm@k: geometric mean over tasks of the best speed-up of k samples."""

    def compute(run: JudgedRun, k: int, options: MetricOptions) -> MetricScore | Missing:
        found = _speedup_rows(run, options)
        if isinstance(found, Missing):
            return _named(found, "speedup-gm@k")
        rows = [row for row in found.rows if row is not None]
        clusters = [task.cluster for task, row in zip(run.manifest.tasks, found.rows, strict=True) if row is not None]
        estimate = estimate_geometric_best("speedup-gm@k", k, rows, n_samples=found.n_samples, clusters=clusters)
        return MetricScore(estimate=replace(estimate, note=found.note))

    return Metric(name="speedup-gm@k", needs=_NEEDS, references=References.BASELINE, is_mean=False, compute=compute)


def opt_curve(rows: Sequence[npt.NDArray[np.float64]], k: int) -> tuple[Estimate, ...]:
    """%Opt at each of :data:`OPT_THRESHOLDS`, named ``%Opt@1.10`` and so on.

    Args:
        rows: For each task the speed-up of each sample, at least 1.
        k: How many samples one may try.

    Raises:
        ValueError: There is no task, or k is above a task's samples.
    """
    return tuple(
        estimate_mean(f"%Opt@{threshold:.2f}", k, [share_above(row, threshold) for row in rows], expected_max,
                      bounds=(0.0, 1.0))
        for threshold in OPT_THRESHOLDS
    )  # fmt: skip


def _speedup_rows(run: JudgedRun, _options: MetricOptions) -> TaskRows | Missing:
    """The speed-up of each sample, 1 where it is not correct or not faster."""

    def row(score: TaskScore, given_cost: float) -> npt.NDArray[np.float64]:
        costs = [None if cost is None or cost.censored else cost.total for cost in score.costs]
        return rewrite_speedups(costs, given_cost=given_cost)

    return _rows_of(run, row, without=1.0)


def _opt_rows(run: JudgedRun, options: MetricOptions) -> TaskRows | Missing:
    """1 for a sample whose speed-up reaches the threshold, else 0."""
    found = _speedup_rows(run, options)
    if isinstance(found, Missing):
        return _named(found, "opt@k")
    rows = tuple(None if row is None else share_above(row, options.threshold) for row in found.rows)
    return _as_shares(found, rows, f"at least {options.threshold:g} times as fast")


def _fast_rows(run: JudgedRun, options: MetricOptions) -> TaskRows | Missing:
    """1 for a correct sample that is more than p times as fast, else 0."""

    def row(score: TaskScore, given_cost: float) -> npt.NDArray[np.float64]:
        # One that was stopped over the budget is correct; what it cost up to there is the least that it costs.
        costs = [None if cost is None else cost.total for cost in score.costs]
        return is_faster_by(costs, options.fast_p, given_cost=given_cost)

    found = _rows_of(run, row)
    if isinstance(found, Missing):
        return _named(found, "fast_p@k")
    return _as_shares(found, found.rows, f"correct, and more than {options.fast_p:g} times as fast")


def _rows_of(
    run: JudgedRun, row_of: Callable[[TaskScore, float], npt.NDArray[np.float64]], without: float = 0.0
) -> TaskRows | Missing:
    """Rows of the rewrites alone, where there are any."""
    free = free_baseline("speedup@k", run)
    if free is not None:
        return free
    is_rewrite = [task.is_rewrite for task in run.manifest.tasks]
    if not any(is_rewrite):
        is_rewrite = [True] * len(is_rewrite)  # of tasks that give no program, the baseline stands for one
    left_out = is_rewrite.count(False)
    scored = [score for score, own in zip(run.tasks, is_rewrite, strict=True) if own]
    most = max((len(score.passed) for score in scored), default=1)

    def row(score: TaskScore) -> npt.NDArray[np.float64]:
        if score.baseline_cost is None:
            return np.full(most, without)  # without a sample the given program stays as it is
        return row_of(score, score.baseline_cost)

    return TaskRows(
        rows=tuple(row(score) if own else None for score, own in zip(run.tasks, is_rewrite, strict=True)),
        bounds=None,
        n_samples=sum(len(score.passed) for score in scored),
        note=f"{len(scored)} of {len(is_rewrite)} tasks are rewrites" if left_out else "",
    )


def _as_shares(found: TaskRows, rows: tuple[npt.NDArray[np.float64] | None, ...], note: str) -> TaskRows:
    return replace(found, rows=rows, bounds=(0.0, 1.0), note="; ".join(filter(None, (note, found.note))))


def _named(missing: Missing, name: str) -> Missing:
    return replace(missing, metric=name, reason=missing.reason.replace("speedup@k", name, 1))


def _with_first_k(metric: Metric, rows_of: _Rows) -> Metric:
    """Also says what the papers publish: the best of each task's first k samples, and how far that lies off."""

    def compute(run: JudgedRun, k: int, options: MetricOptions) -> MetricScore | Missing:
        score, found = metric.compute(run, k, options), rows_of(run, options)
        if isinstance(score, Missing) or isinstance(found, Missing):
            return score
        rows = [row for row in found.rows if row is not None]
        if all(len(row) == k for row in rows):
            return score  # then the first k are all
        first = float(np.mean([max(row[:k], default=0.0) for row in rows]))
        told = (
            f"of the first {k} samples alone, as published, {first:.4g} ({first - score.estimate.point_estimate:+.2g})"
        )
        note = "; ".join(filter(None, (score.estimate.note, told)))
        return replace(score, estimate=replace(score.estimate, note=note))

    return replace(metric, compute=compute)
