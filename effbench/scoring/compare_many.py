"""Every pair of many runs on the same tasks.

Up to :data:`PAIRS_ONE_BY_ONE` pairs, each is exactly what :func:`effbench.scoring.compare.compare_paired` gives. With
more pairs, all of them share one set of bootstrap draws and one set of sign flips, which turns the work into two matrix
products. Estimators and settings are the same; interval and p-value then differ from those of a pair by itself as
another seed's would. Adjusted p-values are those of :mod:`effbench.scoring.exchanges`, however many pairs there are.

Sources: as for :mod:`effbench.scoring.compare`; BCa as in Efron & Tibshirani, "An introduction to the bootstrap", 1993,
equations 14.9 to 14.15.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

from effbench.scoring.bca import bca_interval
from effbench.scoring.compare import (
    PairedComparison,
    compare_paired,
    is_distinguishable,
    minimum_detectable_difference,
)
from effbench.scoring.estimate import cluster_sums
from effbench.scoring.exchanges import family_test
from effbench.scoring.max_t import FlipTest

__all__ = ["PAIRS_ONE_BY_ONE", "RunPair", "adjusted_p_values", "compare_all"]

PAIRS_ONE_BY_ONE: Final = 45
"""Those of ten runs."""
_SAME: Final = 1e-12
_PAIRS_AT_ONCE: Final = 100
"""Bounds memory: as many numbers of 8 bytes as draws times this."""

_Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPair:
    """Two runs compared.

    Attributes:
        first: Position of A.
        second: Position of B, which comes later.
        paired: B against A.
        adjusted_p_value: By max-T of flips and of exchanges, over all pairs.
    """

    first: int
    second: int
    paired: PairedComparison
    adjusted_p_value: float

    @property
    def distinguishable(self) -> bool:
        """Whether the two are told apart."""
        return is_distinguishable(self.paired, self.adjusted_p_value)


def compare_all(
    scores: npt.ArrayLike,
    *,
    confidence: float = 0.95,
    n_resamples: int = 9_999,
    seed: int = 0,
    clusters: Sequence[str] = (),
) -> tuple[RunPair, ...]:
    """Compares each run with each later one.

    Args:
        scores: Shape (R, T): each run's score of each task, in the metric's unit.
        confidence: Of the intervals, between 0 and 1.
        n_resamples: Of the bootstrap and of the test.
        seed: Of both.
        clusters: As for :func:`effbench.scoring.compare.compare_paired`.

    Returns:
        R·(R − 1)/2 pairs, ordered by first and second.

    Raises:
        ValueError: The scores are not a table of finite numbers, or a setting is out of range.
    """
    table = np.asarray(scores, dtype=np.float64)
    if table.ndim != 2 or table.shape[1] == 0:
        raise ValueError(f"scores have shape {table.shape}; give a row for each run and a column for each task")
    if not np.isfinite(table).all():
        raise ValueError("a score is not finite; score failed samples 0, leave out none")
    if not 0 < confidence < 1 or n_resamples < 2:
        raise ValueError(f"confidence is {confidence} and n_resamples {n_resamples}; give a share, and at least 2")
    positions = list(combinations(range(table.shape[0]), 2))
    if not positions:
        return ()
    differences = _differences(table, positions)
    sums = cluster_sums(differences, clusters)
    test = family_test(table, clusters=clusters, n_resamples=n_resamples, seed=seed)
    if len(positions) <= PAIRS_ONE_BY_ONE:
        compared = [
            compare_paired(
                table[a], table[b], confidence=confidence, n_resamples=n_resamples, seed=seed, clusters=clusters
            )
            for a, b in positions
        ]
    else:
        sizes = cluster_sums(np.ones(table.shape[1]), clusters)
        compared = _together(differences, (sums, sizes), test, confidence, n_resamples, seed)
    return tuple(
        RunPair(first=a, second=b, paired=paired, adjusted_p_value=p_value)
        for (a, b), paired, p_value in zip(positions, compared, adjusted_p_values(test, compared), strict=True)
    )


def adjusted_p_values(test: FlipTest, compared: Sequence[PairedComparison]) -> list[float]:
    """Adjusted p-values beside those of each pair by itself, which may be of other random flips: never below these."""
    if len(compared) == 1:
        return [compared[0].p_value]
    return [max(p_value, paired.p_value) for p_value, paired in zip(test.adjusted, compared, strict=True)]


def _differences(table: _Table, positions: Sequence[tuple[int, int]]) -> _Table:
    firsts, seconds = np.array(positions).T
    differences: _Table = table[seconds] - table[firsts]
    differences[np.abs(differences) <= _noise(table)] = 0.0
    return differences


def _noise(table: _Table) -> float:
    return _SAME * max(1.0, float(np.abs(table).max()))


def _together(
    differences: _Table,
    clustered: tuple[_Table, _Table],
    test: FlipTest,
    confidence: float,
    n_resamples: int,
    seed: int,
) -> list[PairedComparison]:
    """All pairs on shared draws of clusters; a task without near-duplicates is a cluster of its own."""
    rng = np.random.default_rng(seed)
    sums, sizes = clustered
    n_pairs, n_clusters = sums.shape
    draws = rng.multinomial(n_clusters, np.full(n_clusters, 1 / n_clusters), size=n_resamples)
    compared: list[PairedComparison] = []
    for start in range(0, n_pairs, _PAIRS_AT_ONCE):
        rows = differences[start : start + _PAIRS_AT_ONCE]
        p_values = test.p_values[start : start + _PAIRS_AT_ONCE]
        own = sums[start : start + _PAIRS_AT_ONCE]
        resampled = own @ draws.T / (draws @ sizes)
        compared += [
            _record(row, (total, sizes), _ends(total, sizes, means, confidence), p_value, test.method)
            for row, total, means, p_value in zip(rows, own, resampled, p_values, strict=True)
        ]
    return compared


def _ends(sums: _Table, sizes: _Table, means: _Table, confidence: float) -> tuple[float, float]:
    """Ends of the interval of Σ sums / Σ sizes from its resamples; percentiles where BCa is not defined."""
    if np.ptp(sums / sizes) == 0:
        return float("nan"), float("nan")
    left_out = (sums.sum() - sums) / (sizes.sum() - sizes)
    found = bca_interval(float(sums.sum() / sizes.sum()), means, left_out, confidence)
    if found is None:
        low, high = np.quantile(means, [(1 - confidence) / 2, (1 + confidence) / 2])
        found = float(low), float(high)
    return found


def _record(
    row: _Table, clustered: tuple[_Table, _Table], ends: tuple[float, float], p_value: float, p_method: str
) -> PairedComparison:
    sums, sizes = clustered
    scattered = bool(np.ptp(row) > _SAME * max(1.0, float(np.abs(row).max()))) and sizes.size > 1
    error = float((sums - row.mean() * sizes).std(ddof=1) * sizes.size**0.5 / row.size) if scattered else None
    over = "tasks" if sizes.size == row.size else f"{sizes.size} clusters of tasks"
    wins, losses = int(np.count_nonzero(row > 0)), int(np.count_nonzero(row < 0))
    return PairedComparison(
        difference=float(row.mean()),
        standard_error=error,
        ci_low=ends[0] if scattered else None,
        ci_high=ends[1] if scattered else None,
        method=f"bootstrap over {over}, BCa" if scattered else "no interval: no scatter",
        p_value=p_value,
        p_method=p_method,
        wins=wins,
        ties=row.size - wins - losses,
        losses=losses,
        minimum_detectable=None if error is None else minimum_detectable_difference(error, sizes.size),
        n_tasks=row.size,
    )
