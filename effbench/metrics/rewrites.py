"""speedup@k and opt@k: how much faster the best of k samples is than the baseline, the program that a rewrite gives."""

from dataclasses import replace

import numpy as np

from effbench.metrics.at_k import free_baseline
from effbench.metrics.judged_run import JudgedRun, TaskScore
from effbench.metrics.metric import MetricOptions, Missing, TaskRows
from effbench.scoring import rewrite_speedups, share_above

__all__ = ["opt_rows", "rewrite_rows"]


def rewrite_rows(run: JudgedRun, _options: MetricOptions) -> TaskRows | Missing:
    """The speed-up of each sample, 1 where it is not correct or not faster; of rewrites alone where there are any."""
    free = free_baseline("speedup@k", run)
    if free is not None:
        return free
    is_rewrite = [task.is_rewrite for task in run.manifest.tasks]
    if not any(is_rewrite):
        is_rewrite = [True] * len(is_rewrite)  # of tasks that give no program, the baseline stands for one
    left_out = is_rewrite.count(False)
    scored = [score for score, own in zip(run.tasks, is_rewrite, strict=True) if own]
    most = max((len(score.passed) for score in scored), default=1)
    return TaskRows(
        rows=tuple(_row(score, most) if own else None for score, own in zip(run.tasks, is_rewrite, strict=True)),
        bounds=None,
        n_samples=sum(len(score.passed) for score in scored),
        note=f"{len(scored)} of {len(is_rewrite)} tasks are rewrites" if left_out else "",
    )


def opt_rows(run: JudgedRun, options: MetricOptions) -> TaskRows | Missing:
    """1 for a sample whose speed-up reaches the threshold, else 0."""
    found = rewrite_rows(run, options)
    if isinstance(found, Missing):
        return replace(found, metric="opt@k", reason=found.reason.replace("speedup@k", "opt@k", 1))
    rows = tuple(None if row is None else share_above(row, options.threshold) for row in found.rows)
    note = f"at least {options.threshold:g} times as fast"
    return replace(found, rows=rows, bounds=(0.0, 1.0), note="; ".join(filter(None, (note, found.note))))


def _row(score: TaskScore, most: int) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    if score.baseline_cost is None:
        return np.ones(most)  # without a sample the given program stays as it is
    costs = [None if cost is None or cost.censored else cost.total for cost in score.costs]
    return rewrite_speedups(costs, given_cost=score.baseline_cost)
