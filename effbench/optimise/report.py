"""What trajectories are worth: the answer's speed-up at growing budgets, and two of them held side by side."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from effbench.errors import InputError
from effbench.metrics.judged_run import TaskScore, judge_run
from effbench.metrics.objectives import Objective, factor_of
from effbench.metrics.rewrites import opt_curve
from effbench.optimise.trajectory import Trajectory
from effbench.records.estimate import Estimate
from effbench.records.sample import Usage
from effbench.records.step import Step
from effbench.records.usage import TotalUsage
from effbench.samples.generation.budget import GenerationBudget, total_usage
from effbench.scoring import (
    CurvePoint,
    PairedComparison,
    TaskPaths,
    budget_grid,
    compare_answers,
    curve_of,
    estimate_geometric_mean,
    estimate_mean,
    expected_max,
    first_improvement,
    regret_of_last,
)

__all__ = ["UNITS", "AtBudget", "Outcome", "compare_at", "read_outcome", "shared_budgets"]

UNITS = ("runs", "tokens", "dollars")
"""What budgets are counted in: steps, tokens read and written, US dollars by the prices that were given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtBudget:
    """Two trajectories at one budget.

    Attributes:
        unit: One of :data:`UNITS`.
        budget: Of each task.
        comparison: The second against the first, in logarithms of the answer's speed-up.
    """

    unit: str
    budget: float
    comparison: PairedComparison

    @property
    def factor(self) -> float:
        """How many times faster the second one's answers are, as a geometric mean."""
        return math.exp(self.comparison.difference)

    @property
    def interval(self) -> tuple[float, float] | None:
        """Of the factor, 95 %."""
        low, high = self.comparison.ci_low, self.comparison.ci_high
        return None if low is None or high is None else (math.exp(low), math.exp(high))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A scored trajectory.

    Attributes:
        name: Model, strategy and feedback.
        suite: Name of its suite.
        suite_hash: Of its tasks.
        unit: Of its own budget: ``runs`` or ``tokens``.
        budget: Of each task.
        task_ids: The tasks.
        paths: Speed-ups and spending of each step.
        correct: For each task whether a step was correct.
        usage: Tokens and money of all steps.
        objective: By what the speed-ups are: instructions, or something else that programs take less of.
    """

    name: str
    suite: str
    suite_hash: str
    unit: str
    budget: int
    task_ids: tuple[str, ...]
    paths: TaskPaths
    correct: tuple[bool, ...]
    usage: TotalUsage
    objective: Objective = Objective.INSTRUCTIONS

    @property
    def n_steps(self) -> int:
        """Of all tasks."""
        return self.paths.n_steps

    @property
    def units(self) -> tuple[str, ...]:
        """Those in which the spending is known."""
        return tuple(unit for unit in UNITS if unit in self.paths.spent and self.most(unit) > 0)

    def most(self, unit: str) -> float:
        """The largest budget that a curve shows."""
        return float(self.budget) if unit == self.unit else self.paths.most(unit)

    def answers(self, budget: float, unit: str | None = None) -> npt.NDArray[np.float64]:
        """The speed-up of each task's answer at a budget, in the trajectory's own unit unless another one is named."""
        return self.paths.answers(unit or self.unit, budget)

    def curve(self, unit: str) -> tuple[CurvePoint, ...]:
        """The speed-up at a growing budget."""
        return curve_of(self.paths, unit, budget_grid(self.most(unit), whole=unit == "runs"))

    def estimates(self) -> tuple[Estimate, ...]:
        """Of the answers when all is spent, without the curve of %Opt."""
        answers, true = self.answers(math.inf), self.paths.true
        return (
            estimate_geometric_mean(self.objective.gain, answers, n_samples=self.n_steps),
            self._mean(f"mean {self.objective.gain}", answers, bounds=None),
            self._mean("best step", [max(own, default=1.0) for own in true], bounds=None),
            self.opt_curve()[0],
            self._mean("fast_p, p = 1", (answers > 1).astype(np.float64)),
            self._mean("%Correct", [float(own) for own in self.correct]),
            self._mean("regret of last", [regret_of_last(own) for own in true], bounds=None),
        )

    def opt_curve(self) -> tuple[Estimate, ...]:
        """%Opt of the answers at each of PIE's thresholds, 1.10 first."""
        return opt_curve([np.array([answer]) for answer in self.answers(math.inf)], 1)

    def first_improvements(self) -> tuple[int | None, ...]:
        """For each task the first step that is faster than the given program, counted from 1."""
        return tuple(map(first_improvement, self.paths.true))

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
    own = [steps[task_id] for task_id in tasks]
    return Outcome(
        name=settings.name,
        suite=settings.suite,
        suite_hash=settings.suite_hash,
        unit=allowed.unit,
        budget=allowed.amount,
        task_ids=tasks,
        paths=TaskPaths(
            seen=tuple(tuple(step.gain for step in one) for one in own),
            true=tuple(_gains(judged[task_id], settings.objective) for task_id in tasks),
            spent=_spending(own, settings.prices),
        ),
        correct=tuple(any(judged[task_id].passed) for task_id in tasks),
        usage=total_usage((step for one in own for step in one), settings.prices),
        objective=settings.objective,
    )


def shared_budgets(first: Outcome, second: Outcome) -> list[tuple[str, float]]:
    """Units and budgets at which two trajectories can be compared, the largest of each unit last.

    Raises:
        InputError: They are of different tasks.
    """
    if first.suite_hash != second.suite_hash or first.task_ids != second.task_ids:
        raise InputError(f"{first.name} and {second.name} optimise different tasks: compare those of one suite")
    if first.objective is not second.objective:
        raise InputError(
            f"{first.name} and {second.name} have different objectives, {first.objective} and {second.objective}: "
            "compare those of one objective"
        )
    return [
        (unit, budget)
        for unit in first.units
        if unit in second.units
        for budget in budget_grid(min(first.most(unit), second.most(unit)), whole=unit == "runs")
    ]


def compare_at(first: Outcome, second: Outcome, budgets: Sequence[tuple[str, float]]) -> list[AtBudget]:
    """The second against the first at each budget."""
    return [
        AtBudget(unit=unit, budget=budget, comparison=compare_answers(first.paths, second.paths, unit, budget))
        for unit, budget in budgets
    ]


def _gains(score: TaskScore, objective: Objective) -> tuple[float, ...]:
    """Of each step; 1 where there is none: then the given program stays."""
    return tuple(max(1.0, factor_of(score, place, objective) or 1.0) for place in range(len(score.costs)))


def _spending(tasks: Sequence[Sequence[Step]], prices: GenerationBudget) -> dict[str, tuple[tuple[float, ...], ...]]:
    """By unit, as far as it is known, what had been spent after each step."""
    spent = {"runs": _running(tasks, lambda _: 1.0)}
    usages = [step.usage for steps in tasks for step in steps]
    if None in usages:
        return spent
    spent["tokens"] = _running(tasks, lambda usage: float(usage.prompt_tokens + usage.completion_tokens))
    if prices.price_in is not None and prices.price_out is not None:
        spent["dollars"] = _running(tasks, lambda usage: prices.cost(usage.prompt_tokens, usage.completion_tokens) or 0)
    return spent


def _running(tasks: Sequence[Sequence[Step]], amount: Callable[[Usage], float]) -> tuple[tuple[float, ...], ...]:
    none = Usage(prompt_tokens=0, completion_tokens=0)
    return tuple(
        tuple(float(total) for total in np.cumsum([amount(step.usage or none) for step in steps])) for steps in tasks
    )
