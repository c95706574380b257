"""Every pair of many runs on the same tasks.

Up to :data:`PAIRS_ONE_BY_ONE` pairs, each is exactly what :func:`effbench.scoring.compare.compare_paired` gives. With
more pairs, all of them share one set of bootstrap draws and one set of random sign flips, which turns the work into two
matrix products. Estimators and settings are the same; interval and p-value then differ from those of a pair by itself
as another seed's would.

Sources: as for :mod:`effbench.scoring.compare`; BCa as in Efron & Tibshirani, "An introduction to the bootstrap", 1993,
equations 14.9 to 14.15.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

from effbench.scoring.bca import bca_interval
from effbench.scoring.compare import PairedComparison, compare_paired, holm_adjusted, minimum_detectable_difference

__all__ = ["PAIRS_ONE_BY_ONE", "RunPair", "compare_all"]

PAIRS_ONE_BY_ONE: Final = 45
"""Those of ten runs."""
_SAME: Final = 1e-12
_DIGITS: Final = 12
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
        adjusted_p_value: Holm's, over all pairs.
    """

    first: int
    second: int
    paired: PairedComparison
    adjusted_p_value: float


def compare_all(
    scores: npt.ArrayLike, *, confidence: float = 0.95, n_resamples: int = 9_999, seed: int = 0
) -> tuple[RunPair, ...]:
    """Compares each run with each later one.

    Args:
        scores: Shape (R, T): each run's score of each task, in the metric's unit.
        confidence: Of the intervals, between 0 and 1.
        n_resamples: Of the bootstrap and of the test.
        seed: Of both.

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
    if len(positions) <= PAIRS_ONE_BY_ONE:
        compared = [
            compare_paired(table[a], table[b], confidence=confidence, n_resamples=n_resamples, seed=seed)
            for a, b in positions
        ]
    else:
        compared = _together(table, positions, confidence, n_resamples, seed)
    adjusted = holm_adjusted([paired.p_value for paired in compared])
    return tuple(
        RunPair(first=a, second=b, paired=paired, adjusted_p_value=p_value)
        for (a, b), paired, p_value in zip(positions, compared, adjusted, strict=True)
    )


def _together(
    table: _Table, positions: list[tuple[int, int]], confidence: float, n_resamples: int, seed: int
) -> list[PairedComparison]:
    rng = np.random.default_rng(seed)
    n_tasks = table.shape[1]
    draws = rng.multinomial(n_tasks, np.full(n_tasks, 1 / n_tasks), size=n_resamples) / n_tasks
    flips = rng.choice(np.array([-1.0, 1.0]), size=(n_resamples, n_tasks)) / n_tasks
    noise = _SAME * max(1.0, float(np.abs(table).max()))
    compared: list[PairedComparison] = []
    for start in range(0, len(positions), _PAIRS_AT_ONCE):
        firsts, seconds = np.array(positions[start : start + _PAIRS_AT_ONCE]).T
        differences = table[seconds] - table[firsts]
        differences[np.abs(differences) <= noise] = 0.0
        p_values = _p_values(differences, flips)
        compared += [
            _record(row, _ends(row, means, confidence), float(p_value), n_resamples, noise)
            for row, means, p_value in zip(differences, differences @ draws.T, p_values, strict=True)
        ]
    return compared


def _ends(row: _Table, means: _Table, confidence: float) -> tuple[float, float]:
    """Ends of the interval of a row's mean from its resampled means; percentiles where BCa is not defined."""
    if np.ptp(row) == 0:
        return float("nan"), float("nan")
    left_out = (row.sum() - row) / (row.size - 1)
    found = bca_interval(float(row.mean()), means, left_out, confidence)
    if found is None:
        low, high = np.quantile(means, [(1 - confidence) / 2, (1 + confidence) / 2])
        found = float(low), float(high)
    return found


def _p_values(differences: _Table, flips: _Table) -> _Table:
    """Two-sided: (1 + flips whose mean is at least as far from 0) / (1 + flips) (Phipson & Smyth 2010)."""
    scale = np.abs(differences).mean(axis=1)
    scale[scale == 0] = 1.0
    found = np.round(np.abs(differences.mean(axis=1)) / scale, _DIGITS)
    flipped = np.round(np.abs(flips @ differences.T) / scale, _DIGITS)
    result: _Table = (1 + (flipped >= found).sum(axis=0)) / (1 + flips.shape[0])
    return result


def _record(row: _Table, ends: tuple[float, float], p_value: float, n_resamples: int, noise: float) -> PairedComparison:
    scattered = bool(np.ptp(row) > noise)
    error = float(row.std(ddof=1) / row.size**0.5) if scattered else None
    wins, losses = int(np.count_nonzero(row > noise)), int(np.count_nonzero(row < -noise))
    return PairedComparison(
        difference=float(row.mean()),
        standard_error=error,
        ci_low=ends[0] if scattered else None,
        ci_high=ends[1] if scattered else None,
        method="bootstrap over tasks, BCa" if scattered else "no interval: no scatter",
        p_value=p_value,
        p_method=f"{n_resamples} random sign flips",
        wins=wins,
        ties=row.size - wins - losses,
        losses=losses,
        minimum_detectable=None if error is None else minimum_detectable_difference(error, row.size),
        n_tasks=row.size,
    )
