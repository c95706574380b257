"""pass@k, eff@k, efficient@k, and ET."""

import numpy as np

from effbench.metrics.judged_run import JudgedRun, TaskScore
from effbench.metrics.metric import MetricOptions, Missing, TaskRows
from effbench.scoring import clipped_ratios, efficient_samples

__all__ = ["efficiency_rows", "efficient_rows", "free_baseline", "pass_rows", "time_rows"]


def pass_rows(run: JudgedRun, _options: MetricOptions) -> TaskRows:
    """1 for a correct sample, else 0."""
    return TaskRows(
        rows=tuple(np.array(task.passed, dtype=np.float64) for task in run.tasks),
        bounds=(0.0, 1.0),
        n_samples=_n_samples(run),
    )


def efficiency_rows(run: JudgedRun, _options: MetricOptions) -> TaskRows:
    """ENAMEL's e of each sample: up to α/(α−1)."""
    most = max(task.timeout_factor / (task.timeout_factor - 1) for task in run.manifest.tasks)
    return TaskRows(
        rows=tuple(np.array(task.efficiencies, dtype=np.float64) for task in run.tasks),
        bounds=(0.0, most),
        n_samples=_n_samples(run),
    )


def efficient_rows(run: JudgedRun, options: MetricOptions) -> TaskRows | Missing:
    """1 for a sample that beats the baseline, else 0; one that was censored does not."""
    free = free_baseline("efficient@k", run)
    if free is not None:
        return free
    return TaskRows(
        rows=tuple(_efficient(task, options.margin) for task in run.tasks),
        bounds=(0.0, 1.0),
        n_samples=_n_samples(run),
        note=f"margin {options.margin:g}" if options.margin else "",
    )


def time_rows(run: JudgedRun, _options: MetricOptions) -> TaskRows | Missing:
    """EffiBench-X's score of each sample: up to 1; one that was censored counts with its budget."""
    free = free_baseline("ET", run)
    if free is not None:
        return free
    censored = sum(cost is not None and cost.censored for task in run.tasks for cost in task.costs)
    return TaskRows(
        rows=tuple(_times(task) for task in run.tasks),
        bounds=(0.0, 1.0),
        n_samples=_n_samples(run),
        note=f"at most this: {censored} correct samples went over the budget and count with it" if censored else "",
    )


def free_baseline(metric: str, run: JudgedRun) -> Missing | None:
    """A metric that divides by the baseline's cost is missing where that is not above 0."""
    for task in run.tasks:
        if task.baseline_cost is not None and task.baseline_cost <= 0:
            reason = (
                f"{metric} needs references that cost something: that of task {task.task_id} costs no more than an "
            )
            return Missing(metric=metric, reason=reason + "empty program")
    return None


def _efficient(task: TaskScore, margin: float) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    if task.baseline_cost is None:
        return np.zeros(0)
    costs = [None if cost is None or cost.censored else cost.total for cost in task.costs]
    return efficient_samples(costs, reference_cost=task.baseline_cost, margin=margin).astype(np.float64)


def _times(task: TaskScore) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    if task.baseline_cost is None:
        return np.zeros(0)
    costs = [None if cost is None else cost.total for cost in task.costs]
    return clipped_ratios(costs, reference_cost=task.baseline_cost)


def _n_samples(run: JudgedRun) -> int:
    return sum(len(task.passed) for task in run.tasks)
