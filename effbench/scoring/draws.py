"""The resamples of a bootstrap over tasks, drawn once for scores that are drawn alike.

A run's metrics are, and so are the runs of one suite; drawing takes longer than all that follows.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

__all__ = ["kept_sums", "resampled_sums"]

_DRAWS_AT_ONCE: Final = 50_000
"""Numbers drawn at a time (8 bytes each): few enough for a processor's cache."""
_KEPT: Final = 8_000_000
"""Largest set of draws that is kept, in numbers (of 2 bytes each, mostly)."""

_Draws = npt.NDArray[np.integer[Any]]


def resampled_sums(row: npt.NDArray[np.float64], n_resamples: int, seed: int) -> npt.NDArray[np.float64]:
    """Draws T tasks with replacement and adds up what they have. Equal arguments give equal sums.

    Args:
        row: A number for each task, shape (T,).
        n_resamples: How often.
        seed: Of the draws.

    Returns:
        Shape (n_resamples,).
    """
    sums: npt.NDArray[np.float64] = np.concatenate(
        [row[draws].sum(axis=-1) for draws in _draws(row.size, n_resamples, seed)]
    )
    return sums


@lru_cache(maxsize=2)
def kept_sums(row: bytes, n_resamples: int, seed: int) -> npt.NDArray[np.float64]:
    """As :func:`resampled_sums`, for a row (as bytes) that many scores share, such as a 1 for each task."""
    return resampled_sums(np.frombuffer(row), n_resamples, seed)


def _draws(n_tasks: int, n_resamples: int, seed: int) -> Iterable[_Draws]:
    """Positions of tasks: some resamples at a time, shapes (resamples, n_tasks)."""
    if n_tasks * n_resamples > _KEPT:
        return _drawn(n_tasks, n_resamples, seed)
    return _kept_draws(n_tasks, n_resamples, seed)


@lru_cache(maxsize=2)
def _kept_draws(n_tasks: int, n_resamples: int, seed: int) -> tuple[_Draws, ...]:
    smallest = np.min_scalar_type(n_tasks)
    return tuple(draws.astype(smallest) for draws in _drawn(n_tasks, n_resamples, seed))


def _drawn(n_tasks: int, n_resamples: int, seed: int) -> Iterator[_Draws]:
    rng = np.random.default_rng(seed)
    rows = max(1, _DRAWS_AT_ONCE // n_tasks)
    for start in range(0, n_resamples, rows):
        yield rng.integers(0, n_tasks, size=(min(rows, n_resamples - start), n_tasks))
