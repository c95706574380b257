"""A score over many tasks, with what is known about its error.

The interval is for the mean over tasks *like these*, with new samples of the same model. Three choices make it hold
what it says; ``python -m bench statistics`` measures each of them:

- Whole tasks are drawn, each with all its samples. A task's score comes from a finite number of samples, so the
  scatter among the scores holds both how unlike the tasks are and the luck of the samples. Drawing samples anew within
  the drawn tasks would count that luck twice, and the interval would cover too often.
- The ends of the metric's range take part in the draws, each with a third of a task's weight. A few dozen tasks that
  nearly all score 1 say little about how often a task scores 0; without the ends, such tasks give an interval that is
  far too short. For scores of 0 and 1 the thirds are those of Kerman's neutral prior, which does not pull the estimate
  to either side; a half (Jeffreys) or more widens intervals of tasks that score much alike beyond need.
- The ends of the interval are BCa ends, which correct for bias and skewness.

Sources: Davison & Hinkley, "Bootstrap methods and their application", 1997, section 3.8 (draw the groups with
replacement and keep each as it is); Efron, "Better bootstrap confidence intervals", JASA 82, 1987 (BCa); Kerman,
"Neutral noninformative and informative conjugate beta and gamma prior distributions", Electronic Journal of Statistics
5, 2011 (thirds); Clopper & Pearson, Biometrika 26, 1934 (no variation at all).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from effbench.records.estimate import Estimate
from effbench.scoring.bca import bca_interval
from effbench.scoring.draws import kept_sums, resampled_sums

__all__ = ["cluster_numbers", "cluster_sums", "estimate_mean", "estimate_ratio"]

_END_WEIGHT: Final = 1 / 3
"""Weight of either end of the range; a task weighs 1."""
_SAME: Final = 1e-12
"""Scores closer than this are one score computed along two paths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Interval:
    low: float | None = None
    high: float | None = None
    method: str


def estimate_mean(
    metric: str,
    k: int,
    per_task_samples: Sequence[npt.NDArray[Any]],
    per_task_statistic: Callable[[npt.NDArray[Any], int], float],
    *,
    confidence: float = 0.95,
    n_resamples: int = 9_999,
    seed: int = 0,
    bounds: tuple[float, float] | None = None,
    clusters: Sequence[str] = (),
) -> Estimate:
    """Mean over tasks of a per-task score, with its standard error and a bootstrap interval.

    The standard error is s/√T, with s the standard deviation of the T tasks' scores (T − 1 in its divisor). The
    interval is a BCa interval from a bootstrap over tasks; a percentile interval where BCa is not defined; for scores
    that are all alike, the Clopper-Pearson bound on the share of tasks that score otherwise (it needs ``bounds``); none
    for one task. ``Estimate.method`` says which. Equal arguments give equal results.

    Args:
        metric: Goes into the result.
        k: How many samples one may try; handed to the statistic.
        per_task_samples: One array of shape (n,) for each task; n may differ. A task with an empty array scores 0.
        per_task_statistic: Unbiased score of one task from its samples and k, such as ``expected_max``.
        confidence: Coverage aimed at, between 0 and 1.
        n_resamples: Bootstrap resamples.
        seed: Of the resampling.
        bounds: Smallest and largest score that a task can have, in the metric's unit; a score beyond them moves them.
            They take part in the bootstrap with a third of a task's weight each. None for a metric without a range.
        clusters: For each task the name of its cluster, empty for a task that is alone; none for tasks that all are.
            Tasks of one cluster are near-duplicates: they are drawn together, and the standard error is that of a ratio
            of sums over clusters.

    Raises:
        ValueError: There is no task, or not a cluster for each; k is below 1 or above a task's number of samples
            (unless that is 0); a sample or a score is not finite; a task's samples are not one row; a setting is out of
            range.
    """
    _check_settings(k, len(per_task_samples), confidence, n_resamples, bounds)
    scores = np.array(
        [_task_score(task, row, k, per_task_statistic) for task, row in enumerate(per_task_samples)], dtype=np.float64
    )
    together = cluster_numbers(clusters, scores.size)
    estimate = estimate_ratio(
        metric,
        np.bincount(together, scores),
        np.bincount(together).astype(np.float64),
        n_samples=sum(row.size for row in per_task_samples),
        confidence=confidence,
        n_resamples=n_resamples,
        seed=seed,
        bounds=bounds,
    )
    method = estimate.method
    if estimate.n_tasks < scores.size:
        method = method.replace("over tasks", f"over {estimate.n_tasks} clusters of tasks")
    return replace(estimate, k=k, n_tasks=scores.size, method=method)


def cluster_numbers(clusters: Sequence[str], n_tasks: int) -> npt.NDArray[np.intp]:
    """For each task the number of its cluster, in the order of their first tasks; a task without one is alone.

    Raises:
        ValueError: There are clusters, but not one for each task.
    """
    if clusters and len(clusters) != n_tasks:
        raise ValueError(f"there are {len(clusters)} clusters for {n_tasks} tasks; give one for each, or none")
    numbers: dict[str | int, int] = {}
    return np.array(
        [numbers.setdefault(name or task, len(numbers)) for task, name in enumerate(clusters or [""] * n_tasks)],
        dtype=np.intp,
    )


def cluster_sums(rows: npt.ArrayLike, clusters: Sequence[str]) -> npt.NDArray[np.float64]:
    """Adds up what the tasks of each cluster have.

    Args:
        rows: Shape (…, T).
        clusters: As for :func:`estimate_mean`.

    Returns:
        Shape (…, clusters).
    """
    table = np.asarray(rows, dtype=np.float64)
    together = cluster_numbers(clusters, table.shape[-1])
    sums = np.zeros((*table.shape[:-1], int(together.max()) + 1))
    np.add.at(sums.T, together, table.T)
    return sums


def estimate_ratio(
    metric: str,
    numerators: npt.ArrayLike,
    denominators: npt.ArrayLike,
    *,
    n_samples: int,
    confidence: float = 0.95,
    n_resamples: int = 9_999,
    seed: int = 0,
    bounds: tuple[float, float] | None = None,
) -> Estimate:
    """Ratio of two sums over tasks, R = Σ a_t / Σ b_t, with its standard error and a bootstrap interval.

    The standard error is that of the mean of a_t − R·b_t, divided by the mean of b_t (Cochran, "Sampling techniques",
    3rd ed. 1977, chapter 6). The interval is made as for ``estimate_mean``, which is the case b_t = 1: a task is drawn
    with both of its numbers. The ends of the range come in as tasks with a third of the mean b_t.

    Args:
        metric: Goes into the result.
        numerators: a_t, shape (T,).
        denominators: b_t, shape (T,); their sum is above 0.
        n_samples: Goes into the result.
        confidence: Coverage aimed at, between 0 and 1.
        n_resamples: Bootstrap resamples.
        seed: Of the resampling.
        bounds: Smallest and largest ratio that a task can have; a ratio beyond them moves them. Then every b_t is above
            0. None for a metric without a range.

    Raises:
        ValueError: The two are not rows of one length, there is no task, a number is not finite, the denominators'
            sum is not above 0; a setting is out of range.
    """
    a, b = _two_rows(numerators, denominators)
    _check_settings(1, a.size, confidence, n_resamples, bounds)
    _check_numbers(a, b)
    ratio = float(a.sum() / b.sum())
    if bounds is not None:
        bounds = (min(bounds[0], float((a / b).min())), max(bounds[1], float((a / b).max())))
    alike = bool(np.abs(a - ratio * b).max() <= _SAME * max(1.0, abs(ratio)) * np.abs(b).max())
    if a.size == 1:
        interval = _Interval(method="no interval: one task")
    elif not (b > 0).all():  # resamples of such tasks have no ratio
        interval = _Interval(method="no interval: a task's denominator is not above 0")
    elif alike:
        interval = _interval_without_variation(ratio, a.size, 1 - confidence, bounds)
    else:
        interval = _bootstrap_interval(a, b, confidence, bounds, n_resamples, seed)
    return Estimate(
        metric=metric,
        k=1,
        point_estimate=ratio,
        standard_error=None if alike else float((a - ratio * b).std(ddof=1) / a.size**0.5 / b.mean()),
        ci_low=interval.low,
        ci_high=interval.high,
        n_tasks=a.size,
        n_samples=n_samples,
        method=interval.method,
    )


def _two_rows(
    numerators: npt.ArrayLike, denominators: npt.ArrayLike
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    a, b = np.asarray(numerators, dtype=np.float64), np.asarray(denominators, dtype=np.float64)
    if a.ndim != 1 or a.shape != b.shape:
        raise ValueError(f"there are numerators of shape {a.shape} and denominators of {b.shape}; give two equal rows")
    return a, b


def _check_numbers(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> None:
    if not (np.isfinite([a, b]).all() and b.sum() > 0):
        raise ValueError(
            f"the denominators' sum is {b.sum()} and one of the numbers may not be finite; drop such tasks"
        )


def _check_settings(
    k: int, n_tasks: int, confidence: float, n_resamples: int, bounds: tuple[float, float] | None
) -> None:
    if k < 1:
        raise ValueError(f"k is {k}; ask for the best of at least 1 sample")
    if n_tasks == 0:
        raise ValueError("there are no tasks; a mean needs at least one")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence}; give a share between 0 and 1, such as 0.95")
    if n_resamples < 2:
        raise ValueError(f"n_resamples is {n_resamples}; an interval needs at least 2")
    if bounds is not None and not (np.isfinite(bounds).all() and bounds[0] < bounds[1]):
        raise ValueError(f"bounds are {bounds}; give two finite numbers, the smaller first")


def _task_score(
    task: int, samples: npt.NDArray[Any], k: int, statistic: Callable[[npt.NDArray[Any], int], float]
) -> float:
    if samples.ndim != 1:
        raise ValueError(f"task {task}: the samples have shape {samples.shape}; give one row")
    if samples.size == 0:
        return 0.0
    if k > samples.size:
        raise ValueError(f"task {task}: k is {k} but n is {samples.size} samples; lower k or draw more samples")
    finite = np.isfinite(samples)
    if not finite.all():
        raise ValueError(f"task {task}: a sample is {samples[~finite][0]}; score failed samples 0, leave out none")
    score = float(statistic(samples, k))
    if not np.isfinite(score):
        raise ValueError(f"task {task}: the statistic gave {score}; it must give a finite number for every task")
    return score


def _bootstrap_interval(
    numerators: npt.NDArray[np.float64],
    denominators: npt.NDArray[np.float64],
    confidence: float,
    bounds: tuple[float, float] | None,
    n_resamples: int,
    seed: int,
) -> _Interval:
    ends = [] if bounds is None else list(bounds)
    weights = np.full(len(ends), _END_WEIGHT * denominators.mean())
    a, b = np.concatenate((numerators, weights * ends)), np.concatenate((denominators, weights))
    what = "bootstrap over tasks" if bounds is None else "bootstrap over tasks and ends of the range"
    ratios = resampled_sums(a, n_resamples, seed) / kept_sums(b.tobytes(), n_resamples, seed)
    left_out = (a.sum() - a) / (b.sum() - b)
    ends_of_bca = bca_interval(float(a.sum() / b.sum()), ratios, left_out, confidence)
    if ends_of_bca is not None:
        low, high = ends_of_bca
        return _Interval(low=low, high=high, method=f"{what}, BCa")
    # BCa takes the normal quantile of the estimate's rank among the resampled means, which is infinite at either end.
    low, high = np.quantile(ratios, ((1 - confidence) / 2, (1 + confidence) / 2))
    return _Interval(low=float(low), high=float(high), method=f"{what}, percentile (BCa is undefined here)")


def _interval_without_variation(
    score: float, n_tasks: int, alpha: float, bounds: tuple[float, float] | None
) -> _Interval:
    """All T tasks score alike: resampled means would hardly vary, and T tasks cannot vouch for that.

    None of T tasks scores otherwise, so with confidence 1−α at most the share q = 1 − (α/2)^(1/T) of all tasks does
    (Clopper-Pearson; q ≈ 3.7/T for α = 0.05). At worst these score at one of the bounds.
    """
    if bounds is None:
        return _Interval(method="no interval: all tasks score alike")
    share = 1 - (alpha / 2) ** (1 / n_tasks)
    return _Interval(
        low=score - share * (score - bounds[0]),
        high=score + share * (bounds[1] - score),
        method="Clopper-Pearson bound: all tasks score alike",
    )
