"""Speedups and the share of near ties: ratios over the correct samples of all tasks."""

from dataclasses import dataclass, replace

from effbench.metrics.at_k import free_baseline
from effbench.metrics.judged_run import JudgedRun
from effbench.metrics.metric import Missing
from effbench.records.estimate import Estimate
from effbench.scoring import (
    estimate_geometric_mean,
    estimate_ratio,
    near_ties,
    task_speedups,
)

__all__ = ["near_tie_estimate", "speedup_estimate", "speedup_gm_estimate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Solved:
    """A task with its correct samples.

    Attributes:
        task_id: The task.
        baseline: What the reference costs, above 0.
        counted: Costs of the samples that were counted to the end.
        censored: Costs of the others, with the budget where they were stopped.
    """

    task_id: str
    baseline: float
    counted: tuple[float, ...]
    censored: tuple[float, ...]

    @property
    def costs(self) -> tuple[float, ...]:
        return self.counted + self.censored


def speedup_estimate(run: JudgedRun) -> Estimate | Missing:
    """COFFE's speedup, the ratio of sums over all correct samples; tasks are drawn for the interval."""
    solved = _solved("speedup", run)
    if isinstance(solved, Missing):
        return solved
    total = sum(sum(task.costs) for task in solved)
    if total <= 0:
        reason = "speedup needs correct samples that cost something: these cost no more than an empty program"
        return Missing(metric="speedup", reason=reason)
    estimate = estimate_ratio(
        "speedup",
        [task.baseline * len(task.costs) for task in solved],
        [sum(task.costs) for task in solved],
        n_samples=_n_correct(solved),
    )
    return replace(estimate, note=_note(solved))


def speedup_gm_estimate(run: JudgedRun) -> Estimate | Missing:
    """Geometric mean of the tasks' speedups."""
    solved = _solved("speedup-gm", run)
    if isinstance(solved, Missing):
        return solved
    free = next((task for task in solved if sum(task.costs) <= 0), None)
    if free is not None:
        reason = (
            f"speedup-gm needs correct samples that cost something: those of task {free.task_id} cost no more than "
        )
        return Missing(metric="speedup-gm", reason=reason + "an empty program")
    ratios = task_speedups([task.costs for task in solved], [task.baseline for task in solved])
    return replace(estimate_geometric_mean("speedup-gm", ratios, n_samples=_n_correct(solved)), note=_note(solved))


def near_tie_estimate(run: JudgedRun) -> Estimate | Missing:
    """Share of the correct samples within 1 % of the reference; one that was censored is none of them."""
    solved = _solved("near-ties", run)
    if isinstance(solved, Missing):
        return solved
    return estimate_ratio(
        "near-ties",
        [near_ties(task.counted, reference_cost=task.baseline).sum() for task in solved],
        [len(task.costs) for task in solved],
        n_samples=_n_correct(solved),
        bounds=(0.0, 1.0),
    )


def _solved(metric: str, run: JudgedRun) -> list[_Solved] | Missing:
    free = free_baseline(metric, run)
    if free is not None:
        return free
    solved = [
        _Solved(
            task_id=task.task_id,
            baseline=task.baseline_cost,
            counted=tuple(cost.total for cost in task.costs if cost is not None and not cost.censored),
            censored=tuple(cost.total for cost in task.costs if cost is not None and cost.censored),
        )
        for task in run.tasks
        if task.baseline_cost is not None and any(task.passed)
    ]
    return solved or Missing(metric=metric, reason=f"{metric} needs a correct sample: this run has none")


def _n_correct(solved: list[_Solved]) -> int:
    return sum(len(task.costs) for task in solved)


def _note(solved: list[_Solved]) -> str:
    censored = sum(len(task.censored) for task in solved)
    if not censored:
        return ""
    return (
        f"{censored} of {_n_correct(solved)} correct samples went over the budget and count with the budget there: "
        "the speedup is at most this"
    )
