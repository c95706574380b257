"""Optimisers at equal budgets: what each budget buys, and two optimisers held side by side at it.

A curve needs no interpolation: an answer is what the steps within a budget give (:mod:`effbench.scoring.trajectories`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from effbench.records.estimate import Estimate
from effbench.scoring.compare import PairedComparison, compare_paired
from effbench.scoring.efficient import estimate_geometric_mean
from effbench.scoring.trajectories import answers_within

__all__ = ["CurvePoint", "TaskPaths", "budget_grid", "compare_answers", "curve_of"]

_PARTS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPaths:
    """What an optimiser did on each task, step by step.

    Attributes:
        seen: For each task the speed-up of each step as the optimiser saw it; 1 where there is none.
        true: The same on the scored inputs.
        spent: Unit → for each task what had been spent after each step.
    """

    seen: tuple[tuple[float, ...], ...]
    true: tuple[tuple[float, ...], ...]
    spent: Mapping[str, tuple[tuple[float, ...], ...]]

    @property
    def n_steps(self) -> int:
        """Of all tasks."""
        return sum(map(len, self.true))

    def most(self, unit: str) -> float:
        """The largest amount that a task took; 0 where no task has a step."""
        return max((own[-1] for own in self.spent[unit] if own), default=0.0)

    def answers(self, unit: str, budget: float) -> npt.NDArray[np.float64]:
        """The speed-up of each task's answer within a budget."""
        return answers_within(self.seen, self.true, self.spent[unit], budget)


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """A curve's point.

    Attributes:
        budget: What may be spent on a task.
        speedup: Geometric mean over tasks of the answer's speed-up.
    """

    budget: float
    speedup: Estimate


def budget_grid(most: float, *, whole: bool) -> tuple[float, ...]:
    """Budgets up to the largest one: 1, 2, 4, … where they are few whole numbers, else eighths, a quarter, a half.

    Args:
        most: The largest budget; none where it is not above 0.
        whole: Whether they count steps.
    """
    if most <= 0:
        return ()
    if whole:
        powers = [float(1 << power) for power in range(int(most).bit_length())]
        return (*(power for power in powers if power < most), float(most))
    return tuple(most * part / _PARTS for part in (1, 2, 4, _PARTS))


def curve_of(paths: TaskPaths, unit: str, budgets: Sequence[float]) -> tuple[CurvePoint, ...]:
    """The answers' speed-up at each budget, with its interval."""
    return tuple(
        CurvePoint(
            budget=budget,
            speedup=estimate_geometric_mean("speedup", paths.answers(unit, budget), n_samples=paths.n_steps),
        )
        for budget in budgets
    )


def compare_answers(first: TaskPaths, second: TaskPaths, unit: str, budget: float) -> PairedComparison:
    """The second against the first at one budget, task by task, by the log of the answer's speed-up.

    Raises:
        ValueError: They have different numbers of tasks.
    """
    return compare_paired(np.log(first.answers(unit, budget)), np.log(second.answers(unit, budget)))
