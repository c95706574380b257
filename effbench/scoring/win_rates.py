"""Win rates: how often a run beats the others, task by task and as a whole.

Source: EvalPerf's leaderboard (Liu et al., "Evaluating language models for efficient code generation", COLM 2024) has
the task win rate, and holds each two models against each other by their means over the tasks that both have a score
of. The model win rate counts who wins there, and is effbench's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["WinRates", "win_rates"]

_SAME: Final = 1e-12
"""Scores closer than this, relative to the largest, are one score computed along two paths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WinRates:
    """How a run does against all others.

    Attributes:
        tasks: Of all pairings of one of its tasks with the same task of another run, the share that it wins; a tie is
            half a win. None where no task has a score in it and in another run.
        runs: Of all other runs that share a task with it, the share that it beats by the mean over the shared tasks; a
            tie is half a win. None where there is none.
    """

    tasks: float | None
    runs: float | None


def win_rates(scores: Sequence[Sequence[float | None]], *, tie_margin: float = 0.0) -> tuple[WinRates, ...]:
    """Win rates of several runs: (wins + ties/2) / rounds.

    Args:
        scores: Shape (R, T): each run's score of each task, higher is better; None where it has none. A task counts
            for a pair of runs where both have a score.
        tie_margin: Two scores of a task that differ by no more are a tie, in the metric's unit. Means tie only where
            they are equal.

    Returns:
        One for each run, in the given order.

    Raises:
        ValueError: The runs do not have the same number of tasks, a score is not finite, or the margin is not a finite
            number of at least 0.
    """
    if not (np.isfinite(tie_margin) and tie_margin >= 0):
        raise ValueError(f"tie_margin is {tie_margin}; give 0 or a positive number, in the metric's unit")
    table = _table(scores)
    task_points, task_rounds = np.zeros(len(scores)), np.zeros(len(scores))
    run_points, run_rounds = np.zeros(len(scores)), np.zeros(len(scores))
    for first, second in combinations(range(len(scores)), 2):
        shared = ~np.isnan(table[first]) & ~np.isnan(table[second])
        if not shared.any():
            continue
        differences = table[first, shared] - table[second, shared]
        noise = _SAME * max(1.0, float(np.abs(table[[first, second]][:, shared]).max()))
        for run, sign in ((first, 1), (second, -1)):
            task_points[run] += _points(sign * differences, tie_margin + noise)
            run_points[run] += _points(np.array([sign * differences.mean()]), noise)
        task_rounds[[first, second]] += differences.size
        run_rounds[[first, second]] += 1
    return tuple(
        WinRates(tasks=_share(task_points[run], task_rounds[run]), runs=_share(run_points[run], run_rounds[run]))
        for run in range(len(scores))
    )


def _table(scores: Sequence[Sequence[float | None]]) -> npt.NDArray[np.float64]:
    if len({len(row) for row in scores}) > 1:
        raise ValueError("the runs have different numbers of tasks; give each a score or None for every task")
    for row in scores:
        for score in row:
            if score is not None and not np.isfinite(score):
                raise ValueError(f"a score is {score}; give None for a task without a score")
    return np.array([[np.nan if score is None else score for score in row] for row in scores], dtype=np.float64)


def _points(differences: npt.NDArray[np.float64], margin: float) -> float:
    wins, losses = np.count_nonzero(differences > margin), np.count_nonzero(differences < -margin)
    return float(wins + (differences.size - wins - losses) / 2)


def _share(points: float, rounds: float) -> float | None:
    return float(points / rounds) if rounds else None
