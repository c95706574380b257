"""Many runs tested at once by exchanging them within each task: max-T, step-down, exact where all runs are equal.

If several runs are equal, then on each task their scores might as well stand in any other order, whatever their
distribution. A resample puts the scores of each task in a random order, tasks of one cluster alike. The statistic of a
pair is that of :mod:`effbench.scoring.max_t`,

    r_p = |Σ_t d_pt| / √(T · Σ_t d_pt²)

of the exchanged scores. The pairs are taken from the largest r down; the adjusted p-value of the i-th is the share of
resamples in which any pair from the i-th on reaches r_(i), and at least that of the pair before. The order that was
measured counts as one of the resamples, so that rejecting where the p-value is below α makes a single false rejection
at all no likelier than α where all runs are equal: exactly, for any number of tasks.

A common flip of signs is exact only where the differences of *all* pairs are symmetric together. Those of three runs
with skewed scores are not, though those of each pair are: flips alone then reject a little too often. Where only some
runs are equal, the scores of others are exchanged too, and both tests hold for many tasks; :func:`family_test`
therefore takes the larger p-value.

Sources: Lehmann & Romano, "Testing statistical hypotheses", 3rd ed., 2005, section 15.2 (exactness under a group of
transformations); Westfall & Young, "Resampling-based multiple testing", 1993, algorithm 4.1; Phipson & Smyth,
"Permutation p-values should never be zero", SAGMB 9, 2010.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

from effbench.scoring.estimate import cluster_sums
from effbench.scoring.max_t import FlipTest, step_down_test

__all__ = ["exchanged_p_values", "family_test"]

_SAME: Final = 1e-12
"""Differences up to this, relative to the largest score, are none."""
_REACHES: Final = 1e-9
"""By so much less than the measured r another one still reaches it: rounding must not decide."""
_NUMBERS: Final = 20_000_000
"""Scores that are exchanged in all: bounds time, for a hundred runs of a thousand tasks have fewer resamples."""
_FEWEST: Final = 999
_AT_ONCE: Final = 2_000_000
"""Bounds memory: as many numbers of 8 bytes, some times over."""

_Table = npt.NDArray[np.float64]


def family_test(
    scores: npt.ArrayLike, *, clusters: Sequence[str] = (), n_resamples: int = 9_999, seed: int = 0
) -> FlipTest:
    """Tests every pair of runs against "both are alike", for all pairs together.

    Args:
        scores: Shape (R, T): each run's score of each task; not a number where a run has none.
        clusters: As for :func:`effbench.scoring.compare.compare_paired`.
        n_resamples: Of either test.
        seed: Of both.

    Returns:
        In the order of ``combinations``. ``p_values`` are those of flips; ``adjusted`` are the larger ones of
        flips and exchanges.

    Raises:
        ValueError: The scores are no table, one is infinite, or there are no resamples.
    """
    table = np.asarray(scores, dtype=np.float64)
    if table.ndim != 2 or np.isinf(table).any():
        raise ValueError(f"scores have shape {table.shape}; give a row of numbers for each run")
    flips = step_down_test(cluster_sums(_differences(table), clusters), n_resamples=n_resamples, seed=seed)
    if table.shape[0] < 3:
        return flips
    exchanged = exchanged_p_values(cluster_sums(table, clusters), n_resamples=n_resamples, seed=seed)
    return FlipTest(
        p_values=flips.p_values,
        adjusted=tuple(map(max, flips.adjusted, exchanged)),
        method=flips.method,
    )


def exchanged_p_values(scores: npt.ArrayLike, *, n_resamples: int = 9_999, seed: int = 0) -> tuple[float, ...]:
    """Adjusted p-values by exchanges alone. The order of runs and tasks changes nothing but the draws.

    Args:
        scores: Shape (R, T), not a number where a run has none; a task is exchanged among the runs that have one.
        n_resamples: At most; fewer where runs and tasks are very many.
        seed: Of the draws.

    Returns:
        In the order of ``combinations``.
    """
    table = np.asarray(scores, dtype=np.float64)
    present = ~np.isnan(table)
    filled = np.where(present, table, 0.0)
    centred = np.where(present, filled - filled.sum(axis=0) / np.maximum(1, present.sum(axis=0)), 0.0)
    pairs = np.array(list(combinations(range(table.shape[0]), 2)), dtype=np.intp).reshape(-1, 2).T
    found = _statistics(centred, present, pairs)
    order = np.argsort(-found, kind="stable")
    n_drawn = max(min(n_resamples, _FEWEST), min(n_resamples, _NUMBERS // max(1, table.size)))
    reached = np.zeros(found.size)
    for drawn in _exchanged(centred, present, n_drawn, np.random.default_rng(seed)):
        ordered = _statistics(drawn, present, pairs)[:, order]
        # From each place on, the largest of the resample.
        largest = np.maximum.accumulate(ordered[:, ::-1], axis=1)[:, ::-1]
        reached += (largest >= found[order] - _REACHES).sum(axis=0)
    adjusted = np.empty(found.size)
    adjusted[order] = np.maximum.accumulate((1 + reached) / (1 + n_drawn))
    return tuple(adjusted.tolist())


def _differences(table: _Table) -> _Table:
    """Of each pair on each task; 0 where one has no score, which says nothing."""
    firsts, seconds = np.array(list(combinations(range(table.shape[0]), 2)), dtype=np.intp).reshape(-1, 2).T
    differences = np.nan_to_num(table[seconds] - table[firsts])
    largest = max(1.0, float(np.nanmax(np.abs(table), initial=0.0)))
    differences[np.abs(differences) <= _SAME * largest] = 0.0
    return differences


def _exchanged(
    table: _Table, present: npt.NDArray[np.bool_], n_drawn: int, rng: np.random.Generator
) -> Iterator[_Table]:
    """Resamples, some at a time: in each column the numbers that are present, in a random order."""
    columns, absent = np.ascontiguousarray(table.T), ~present.T
    places = np.argsort(absent, axis=1, kind="stable")  # first those that are present
    starts = np.arange(columns.shape[0])[:, np.newaxis] * columns.shape[1]
    rows = max(1, _AT_ONCE // max(1, table.size))
    for start in range(0, n_drawn, rows):
        keys = rng.random((min(rows, n_drawn - start), *columns.shape), dtype=np.float32)
        keys[:, absent] = 2.0
        drawn = columns.ravel()[np.argsort(keys, axis=-1) + starts]
        if absent.any():
            ordered, drawn = drawn, np.zeros(keys.shape)
            np.put_along_axis(drawn, places[np.newaxis], ordered, axis=-1)
        yield drawn.swapaxes(-1, -2)


def _statistics(tables: _Table, present: npt.NDArray[np.bool_], pairs: npt.NDArray[np.intp]) -> _Table:
    """R of each pair, over the tasks that both have: shape (…, P). Tables have 0 where there is no score."""
    firsts, seconds = pairs
    products = tables @ tables.swapaxes(-1, -2)
    if present.all():
        sums, squares = tables.sum(axis=-1), np.einsum("...ii->...i", products)
        totals = sums[..., seconds] - sums[..., firsts]
        both = squares[..., firsts] + squares[..., seconds]
    else:
        shared = present.T.astype(np.float64)
        own, own_squares = tables @ shared, tables**2 @ shared  # of one run over the tasks that another one has
        totals = own[..., seconds, firsts] - own[..., firsts, seconds]
        both = own_squares[..., firsts, seconds] + own_squares[..., seconds, firsts]
    lengths = both - 2 * products[..., firsts, seconds]
    differs = lengths > _SAME * both
    r: _Table = np.where(differs, np.abs(totals) / np.sqrt(tables.shape[-1] * np.where(differs, lengths, 1.0)), 0.0)
    return r
