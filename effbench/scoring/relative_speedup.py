"""Scores of patches beside their authors' own: speed-up ratios, their means, and what a single task does to them.

A task's ratio is SR = (base/patch) / (base/gold): 1 where a patch gains as much as the authors', more where it gains
more. A patch that is not correct counts as the base itself, so its SR is 1/(base/gold).

Sources: SWE-fficiency (arXiv 2511.06090): SR and its harmonic mean; GSO (arXiv 2505.23671): Opt@1, the share of tasks
whose patch is correct and reaches 95 % of the authors' speed-up.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from effbench.records.estimate import Estimate
from effbench.scoring.estimate import estimate_mean

__all__ = ["Influence", "harmonic_influences", "speedup_scores"]

_REACHED: Final = 0.95
_TAIL: Final = 0.025


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """What one task does to a harmonic mean.

    Attributes:
        task: Its position.
        share: Of the sum of 1/SR that is its own; 1/T where all tasks weigh alike.
        without: The harmonic mean of all other tasks.
    """

    task: int
    share: float
    without: float


def speedup_scores(ratios: Sequence[float], correct: Sequence[bool]) -> list[Estimate]:
    """Estimates over tasks: harmonic, geometric and median SR, the share of correct patches, and Opt@1.

    Args:
        ratios: SR of each task, above 0.
        correct: Whether its patch is correct.

    Raises:
        ValueError: There is no task, the two have different lengths, or a ratio is not above 0.
    """
    values = _checked(ratios)
    if len(correct) != values.size:
        raise ValueError(f"{values.size} ratios and {len(correct)} verdicts")
    reached = [right and ratio >= _REACHED for right, ratio in zip(correct, ratios, strict=True)]
    return [
        _harmonic(values),
        _geometric(values),
        _median(values),
        _mean("correct", np.array(correct, dtype=float), (0.0, 1.0)),
        _mean("opt@k", np.array(reached, dtype=float), (0.0, 1.0)),
    ]


def harmonic_influences(ratios: Sequence[float]) -> list[Influence]:
    """What each task does to the harmonic mean, the heaviest first; none where there is only one task.

    Raises:
        ValueError: There is no task, or a ratio is not above 0.
    """
    values = _checked(ratios)
    if values.size < 2:
        return []
    inverse = 1 / values
    total = float(inverse.sum())
    found = [
        Influence(task=task, share=own / total, without=(values.size - 1) / float(np.delete(inverse, task).sum()))
        for task, own in enumerate(inverse.tolist())
    ]
    return sorted(found, key=lambda each: -each.share)


def _checked(ratios: Sequence[float]) -> npt.NDArray[np.float64]:
    values = np.array(ratios, dtype=np.float64)
    if not values.size or not bool((np.isfinite(values) & (values > 0)).all()):
        raise ValueError("speed-up ratios are finite numbers above 0, one at least")
    return values


def _mean(name: str, values: npt.NDArray[np.float64], bounds: tuple[float, float] | None = None) -> Estimate:
    return estimate_mean(name, 1, [np.array([value]) for value in values], lambda own, _: float(own[0]), bounds=bounds)


def _harmonic(values: npt.NDArray[np.float64]) -> Estimate:
    """1 over the mean of 1/SR; its interval is that of the mean, turned over, its error by the delta method."""
    found = _mean("SR harmonic", 1 / values)
    score = 1 / found.point_estimate
    return replace(
        found,
        point_estimate=score,
        standard_error=None if found.standard_error is None else found.standard_error * score**2,
        ci_low=_inverse(found.ci_high),
        ci_high=_inverse(found.ci_low),
    )


def _inverse(end: float | None) -> float | None:
    return None if end is None else 1 / end


def _geometric(values: npt.NDArray[np.float64]) -> Estimate:
    """The exponential of the mean of log SR, and of the ends of its interval; the error by the delta method."""
    found = _mean("SR geometric", np.log(values))
    score = math.exp(found.point_estimate)
    return replace(
        found,
        point_estimate=score,
        standard_error=None if found.standard_error is None else found.standard_error * score,
        ci_low=None if found.ci_low is None else math.exp(found.ci_low),
        ci_high=None if found.ci_high is None else math.exp(found.ci_high),
    )


def _median(values: npt.NDArray[np.float64]) -> Estimate:
    """The median, between the innermost order statistics that cover it in 95 % of cases or more (a sign test's)."""
    ordered, size = np.sort(values), values.size
    below, place = 0.0, 0  # P(fewer than `place` of `size` values lie below the median)
    while below + math.comb(size, place) / 2**size <= _TAIL:
        below += math.comb(size, place) / 2**size
        place += 1
    has_interval = place > 0
    return Estimate(
        metric="SR median",
        k=1,
        point_estimate=float(np.median(ordered)),
        standard_error=None,
        ci_low=float(ordered[place - 1]) if has_interval else None,
        ci_high=float(ordered[size - place]) if has_interval else None,
        n_tasks=size,
        n_samples=size,
        method="order statistics, binomial" if has_interval else "none: too few tasks",
    )
