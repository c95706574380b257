"""What trajectories are worth: the answer's speed-up at growing budgets, and two of them held side by side."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from effbench.errors import InputError
from effbench.generation.budget import total_usage
from effbench.metrics.judged_run import TaskScore, judge_run
from effbench.optimise.trajectory import Trajectory
from effbench.records.step import Step
from effbench.records.usage import TotalUsage
from effbench.scoring import (
    Estimate,
    PairedComparison,
    answers_within,
    compare_paired,
    estimate_geometric_mean,
    estimate_mean,
    expected_max,
    first_improvement,
    regret_of_last,
    share_above,
)

__all__ = ["THRESHOLD", "Outcome", "Point", "compare_at", "read_outcome"]

THRESHOLD = 1.10
"""Of %Opt, as PIE takes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A curve's point.

    Attributes:
        budget: What may be spent on a task.
        speedup: Geometric mean over tasks of the answer's speed-up.
    """

    budget: int
    speedup: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A scored trajectory.

    Attributes:
        name: Model, strategy and feedback.
        suite_hash: Of its tasks.
        unit: Of budgets: ``runs`` or ``tokens``.
        budget: Of each task.
        task_ids: The tasks.
        seen: For each task the speed-up of each step on the feedback's inputs; 1 where there is none.
        true: For each task the speed-up of each step on the scored inputs; 1 where there is none.
        correct: For each task whether a step was correct.
        spent: For each task what had been spent after each step, in the budget's unit.
        usage: Tokens and money of all steps.
    """

    name: str
    suite_hash: str
    unit: str
    budget: int
    task_ids: tuple[str, ...]
    seen: tuple[tuple[float, ...], ...]
    true: tuple[tuple[float, ...], ...]
    correct: tuple[bool, ...]
    spent: tuple[tuple[float, ...], ...]
    usage: TotalUsage

    @property
    def n_steps(self) -> int:
        """Of all tasks."""
        return sum(map(len, self.true))

    def answers(self, budget: float) -> npt.NDArray[np.float64]:
        """The speed-up of each task's answer at a budget."""
        return answers_within(self.seen, self.true, self.spent, budget)

    def curve(self) -> tuple[Point, ...]:
        """The speed-up at a growing budget: 1, 2, 4, … runs, or eighths of the tokens."""
        if self.unit == "runs":
            budgets = [1 << power for power in range(self.budget.bit_length()) if 1 << power < self.budget]
        else:
            budgets = [self.budget * part // 8 for part in (1, 2, 4)]
        return tuple(self._point(budget) for budget in (*budgets, self.budget))

    def estimates(self) -> tuple[Estimate, ...]:
        """Of the answers when all is spent."""
        answers = self.answers(math.inf)
        return (
            estimate_geometric_mean("speedup", answers, n_samples=self.n_steps),
            self._mean("best step", [max(own, default=1.0) for own in self.true], bounds=None),
            self._mean(f"%Opt@{THRESHOLD:.2f}", share_above(answers, THRESHOLD)),
            self._mean("%Correct", [float(own) for own in self.correct]),
            self._mean("regret of last", [regret_of_last(own) for own in self.true], bounds=None),
        )

    def first_improvements(self) -> tuple[int | None, ...]:
        """For each task the first step that is faster than the given program, counted from 1."""
        return tuple(map(first_improvement, self.true))

    def _point(self, budget: int) -> Point:
        estimate = estimate_geometric_mean("speedup", self.answers(budget), n_samples=self.n_steps)
        return Point(budget=budget, speedup=estimate)

    def _mean(self, name: str, values: npt.ArrayLike, bounds: tuple[float, float] | None = (0.0, 1.0)) -> Estimate:
        rows = [np.array([value]) for value in np.asarray(values, dtype=np.float64)]
        return estimate_mean(name, 1, rows, expected_max, bounds=bounds)


def read_outcome(trajectory: Trajectory) -> Outcome:
    """Reads a scored trajectory; nothing is measured.

    Raises:
        InputError: It is not finished.
        DataFileError: Its files are damaged.
    """
    settings, allowed, steps = trajectory.settings(), trajectory.allowed(), trajectory.steps()
    judged = {score.task_id: score for score in judge_run(trajectory.run(), ()).tasks}
    tasks = settings.task_ids
    missing = next((task_id for task_id in tasks if len(judged[task_id].passed) != len(steps[task_id])), None)
    if missing is not None:
        raise InputError(
            f"not all steps of {missing} in {trajectory.path} are scored: give its `effbench optimise` command again"
        )
    return Outcome(
        name=settings.name,
        suite_hash=settings.suite_hash,
        unit=allowed.unit,
        budget=allowed.amount,
        task_ids=tasks,
        seen=tuple(tuple(step.gain for step in steps[task_id]) for task_id in tasks),
        true=tuple(_speedups(judged[task_id]) for task_id in tasks),
        correct=tuple(any(judged[task_id].passed) for task_id in tasks),
        spent=tuple(_spent(allowed.unit, steps[task_id]) for task_id in tasks),
        usage=total_usage((step for own in steps.values() for step in own), settings.prices),
    )


def compare_at(first: Outcome, second: Outcome) -> PairedComparison:
    """Compares two trajectories at the smaller of their budgets, task by task, by the log of the answer's speed-up.

    Raises:
        InputError: They are of different tasks, or their budgets have different units.
    """
    if first.suite_hash != second.suite_hash or first.task_ids != second.task_ids:
        raise InputError(f"{first.name} and {second.name} optimise different tasks: compare those of one suite")
    if first.unit != second.unit:
        raise InputError(f"the budget of {first.name} counts {first.unit} and that of {second.name} {second.unit}")
    budget = min(first.budget, second.budget)
    return compare_paired(np.log(first.answers(budget)), np.log(second.answers(budget)))


def _speedups(score: TaskScore) -> tuple[float, ...]:
    baseline = score.baseline_cost or 0.0
    return tuple(
        1.0 if cost is None or cost.censored or cost.total <= 0 else max(1.0, baseline / cost.total)
        for cost in score.costs
    )


def _spent(unit: str, steps: Sequence[Step]) -> tuple[float, ...]:
    amounts, total = [], 0.0
    for step in steps:
        usage = step.usage
        total += 1 if unit == "runs" or usage is None else usage.prompt_tokens + usage.completion_tokens
        amounts.append(total)
    return tuple(amounts)
