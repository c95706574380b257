"""Many paired comparisons tested at once: the max-T permutation test, step-down.

Pair p of two runs has a difference d_pt on each task t. If the two are alike, the difference might as well have the
other sign. A flip draws one sign s_t for each task and gives it to all pairs, so that pairs that have a run in common
stay as dependent as they are. The statistic is

    r_p = |Σ_t d_pt| / √(T · Σ_t d_pt²)

whose denominator no flip changes; it orders flips as the mean and as Student's t do. The pairs are taken from the
largest r down. The adjusted p-value of the i-th is the share of flips in which any pair from the i-th on reaches
r_(i), and at least that of the pair before. Rejecting where it is below α makes a single false rejection at all no
likelier than α: exactly where the differences of the equal pairs are symmetric together, and for many tasks in general,
for flips keep the covariance of the sums. Pairs that say the same thing do not count twice, as they do for Holm. Where
scores are skewed and tasks are few, flips alone err a little too often: :mod:`effbench.scoring.exchanges`.

Sources: Westfall & Young, "Resampling-based multiple testing", 1993, algorithm 4.1; Romano & Wolf, "Exact and
approximate stepdown methods for multiple hypothesis testing", JASA 100, 2005; Phipson & Smyth, "Permutation p-values
should never be zero", SAGMB 9, 2010. ``python -m bench familywise`` simulates the error.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

__all__ = ["FlipTest", "step_down_test"]

_DIGITS: Final = 12
"""Decimals of r that the test looks at: values that differ further out are equal."""
_PAIRS_AT_ONCE: Final = 100
"""Bounds memory: as many numbers of 8 bytes as flips times this."""

_Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipTest:
    """p-values of all pairs, in the given order.

    Attributes:
        p_values: Of each pair by itself, two-sided.
        adjusted: For the family of all pairs; never below the pair's own.
        method: How they were computed, in words.
    """

    p_values: tuple[float, ...]
    adjusted: tuple[float, ...]
    method: str


def step_down_test(differences: npt.ArrayLike, *, n_resamples: int = 9_999, seed: int = 0) -> FlipTest:
    """Tests every pair against "both runs are alike", for all pairs together.

    The order of pairs and tasks and the sign of a pair change nothing; with random flips, tasks that differ by nothing
    but signs may draw each other's. Equal arguments give equal results.

    Args:
        differences: d_pt, shape (P, T): of each pair on each task; 0 where a pair has no difference or no score.
        n_resamples: Random flips, unless all 2^T are no more than these; tasks without any difference do not count.
        seed: Of the flips.

    Raises:
        ValueError: The differences are not a table of finite numbers, or there are no flips.
    """
    table = np.asarray(differences, dtype=np.float64)
    if table.ndim != 2 or not np.isfinite(table).all():
        raise ValueError(f"differences have shape {table.shape}; give a row of finite numbers for each pair")
    if n_resamples < 1:
        raise ValueError(f"n_resamples is {n_resamples}; give at least 1")
    standard = _standardised(table)
    flips, n_identical, method = _flips(standard.shape[1], n_resamples, seed)
    found = np.round(np.abs(standard.sum(axis=1)), _DIGITS)
    order = np.argsort(-found, kind="stable")
    single, family = np.empty(found.size), np.empty(found.size)
    reached = np.zeros(flips.shape[0])
    n_flips = flips.shape[0] + n_identical
    for places in _from_the_last(order):
        flipped = np.round(np.abs(standard[places] @ flips.T), _DIGITS)
        for place, row in zip(places, flipped, strict=True):
            np.maximum(reached, row, out=reached)
            single[place] = (np.count_nonzero(row >= found[place]) + n_identical) / n_flips
            family[place] = (np.count_nonzero(reached >= found[place]) + n_identical) / n_flips
    family[order] = np.maximum.accumulate(family[order])
    return FlipTest(p_values=tuple(single.tolist()), adjusted=tuple(family.tolist()), method=method)


def _standardised(table: _Table) -> _Table:
    """Rows of length 1, or 0 where nothing differs, over tasks that differ, in an order that only the tasks decide."""
    length = np.sqrt((table**2).sum(axis=1, keepdims=True))
    rows = table / np.where(length == 0, 1.0, length)
    rows = rows[:, (rows != 0).any(axis=0)]
    keys = np.sort(np.abs(rows), axis=0)
    standard: _Table = rows[:, np.lexsort(keys)] if keys.size else rows
    return standard


def _flips(n_tasks: int, n_resamples: int, seed: int) -> tuple[_Table, int, str]:
    """Signs, how often "nothing flipped" has to be added to them, and what they are in words."""
    if 2**n_tasks <= n_resamples:
        # A flip and its opposite give one |sum|, so that half of all suffices: those that leave the last task as it is.
        numbers = np.arange(2 ** max(0, n_tasks - 1))[:, np.newaxis]
        signs: _Table = np.where((numbers >> np.arange(n_tasks)) & 1, -1.0, 1.0)
        return signs, 0, f"exact, 2^{n_tasks} sign flips"
    rng = np.random.default_rng(seed)
    return rng.choice(np.array([-1.0, 1.0]), size=(n_resamples, n_tasks)), 1, f"{n_resamples} random sign flips"


def _from_the_last(order: npt.NDArray[np.intp]) -> Iterator[npt.NDArray[np.intp]]:
    backwards = order[::-1]
    for start in range(0, backwards.size, _PAIRS_AT_ONCE):
        yield backwards[start : start + _PAIRS_AT_ONCE]
