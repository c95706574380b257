"""The places of several runs on the same tasks, with what is known about them.

Source: Goldstein & Spiegelhalter, "League tables and their limitations", JRSS A 159, 1996.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import scipy

__all__ = ["RankInterval", "rank_intervals"]

_DIGITS: Final = 9
"""Decimals of a mean, relative to the largest score, that decide a rank: equal runs tie whatever the rounding."""
_DRAWS_AT_ONCE: Final = 1_000_000
"""Numbers held in memory at a time (8 bytes each)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankInterval:
    """A run's place among several.

    Attributes:
        rank: 1 for the highest mean; equal means share the better rank.
        low: The best rank that is still likely.
        high: The worst rank that is still likely.
    """

    rank: int
    low: int
    high: int


def rank_intervals(
    scores: npt.ArrayLike, *, confidence: float = 0.95, n_resamples: int = 9_999, seed: int = 0
) -> tuple[RankInterval, ...]:
    """Ranks of several runs by their mean score, with bootstrap intervals.

    Tasks are drawn with replacement, the same ones for all runs, and the runs are ranked by their means over the draw.
    The interval goes from the (1−c)/2 quantile to the (1+c)/2 quantile of these ranks, outwards to whole ranks. Runs
    that tie in a draw are counted with each rank that they share, so equal runs have equal intervals.

    Args:
        scores: Shape (R, T): each run's score of each task, in the metric's unit; higher is better.
        confidence: c, between 0 and 1.
        n_resamples: Draws.
        seed: Of the draws.

    Returns:
        One for each run, in the given order.

    Raises:
        ValueError: The scores are not a table of finite numbers with at least one run and one task, or a setting is
            out of range.
    """
    table = np.asarray(scores, dtype=np.float64)
    if table.ndim != 2 or table.size == 0:
        raise ValueError(f"scores have shape {table.shape}; give a row for each run and a column for each task")
    finite = np.isfinite(table)
    if not finite.all():
        raise ValueError(f"a score is {table[~finite][0]}; score failed samples 0, leave out none")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence}; give a share between 0 and 1, such as 0.95")
    if n_resamples < 1:
        raise ValueError(f"n_resamples is {n_resamples}; give at least 1")
    best, worst = _shared_ranks(_resampled_means(table, n_resamples, np.random.default_rng(seed)), table)
    low = np.quantile(best, (1 - confidence) / 2, axis=0, method="lower")
    high = np.quantile(worst, (1 + confidence) / 2, axis=0, method="higher")
    ranks = _shared_ranks(table.mean(axis=1)[np.newaxis], table)[0][0]
    return tuple(
        RankInterval(rank=int(rank), low=int(least), high=int(most))
        for rank, least, most in zip(ranks, low, high, strict=True)
    )


def _resampled_means(
    table: npt.NDArray[np.float64], n_resamples: int, rng: np.random.Generator
) -> npt.NDArray[np.float64]:
    n_runs, n_tasks = table.shape
    means = np.empty((n_resamples, n_runs))
    step = max(1, _DRAWS_AT_ONCE // n_tasks)
    for start in range(0, n_resamples, step):
        rows = min(step, n_resamples - start)
        times_drawn = rng.multinomial(n_tasks, np.full(n_tasks, 1 / n_tasks), size=rows)
        means[start : start + rows] = times_drawn @ table.T / n_tasks
    return means


def _shared_ranks(
    means: npt.NDArray[np.float64], table: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Best and worst rank of each run in each row of means, shapes (draws, R): they differ where runs tie."""
    falling = -np.round(means / max(1.0, float(np.abs(table).max())), _DIGITS)
    return scipy.stats.rankdata(falling, method="min", axis=1), scipy.stats.rankdata(falling, method="max", axis=1)
