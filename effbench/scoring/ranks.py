"""The places of several runs on the same tasks, with the places that their comparisons leave open.

A run is surely behind those that are told apart from it and better, and surely ahead of those that are told apart and
worse; every place between is open. So ranks and comparisons cannot contradict each other. Where the comparisons err on
any pair with a chance of 5 % at most, all intervals hold the true ranks together in at least 95 % of cases.

Source: Klein, Wright & Wieczorek, "A joint confidence region for an overall ranking of populations", JRSS C 69, 2020.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["RankInterval", "rank_intervals"]

_DIGITS: Final = 9
"""Decimals of a mean, relative to the largest, that decide a rank: equal runs tie whatever the rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankInterval:
    """A run's place among several.

    Attributes:
        rank: 1 for the highest mean; equal means share the better rank.
        low: The best rank that is open.
        high: The worst rank that is open.
    """

    rank: int
    low: int
    high: int


def rank_intervals(means: npt.ArrayLike, apart: Iterable[tuple[int, int]]) -> tuple[RankInterval, ...]:
    """Ranks of several runs, with the places that comparisons leave open.

    Args:
        means: Shape (R,): each run's score, in the metric's unit; higher is better.
        apart: Positions of the better and the worse run of each pair that is told apart.

    Returns:
        One for each run, in the given order. An interval always holds the rank.

    Raises:
        ValueError: The means are not a row of finite numbers with at least one run.
    """
    row = np.asarray(means, dtype=np.float64)
    if row.ndim != 1 or row.size == 0:
        raise ValueError(f"means have shape {row.shape}; give one for each run")
    if not np.isfinite(row).all():
        raise ValueError(f"a mean is {row[~np.isfinite(row)][0]}; score failed samples 0, leave out none")
    rounded = np.round(row / max(1.0, float(np.abs(row).max())), _DIGITS)
    better, worse = np.zeros(row.size, dtype=int), np.zeros(row.size, dtype=int)
    for winner, loser in apart:
        better[loser] += 1
        worse[winner] += 1
    ranks = 1 + (rounded[:, np.newaxis] < rounded).sum(axis=1)
    return tuple(
        # Pairs may be compared on fewer tasks than the means are taken of: then a rank widens its interval.
        RankInterval(rank=int(rank), low=int(min(rank, low)), high=int(max(rank, high)))
        for rank, low, high in zip(ranks, 1 + better, row.size - worse, strict=True)
    )
