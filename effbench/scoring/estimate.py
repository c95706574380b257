"""A score over many tasks, with what is known about its error.

The interval is for the mean over tasks *like these*, with new samples of the same model: tasks are drawn anew, and
within each task its samples. Three things differ from the textbook's two-level bootstrap:

- A resample with repeats holds fewer distinct samples than the task has, so its best of k is lower on average. Each
  task's replicates are therefore shifted to have the task's own score as their mean; else an interval for a large k
  would lie below its own estimate.
- The replicates of a task are computed once, and every draw of the task picks one of them. The tasks are many, so the
  noise of a finite pool averages out, and the statistic is called some 20,000 times instead of some millions.
- Scores of the tasks already scatter because of their few samples; drawing the samples again counts that part twice.
  The interval is a little wide for few samples, never too narrow for that reason.

Sources: Davison & Hinkley, "Bootstrap methods and their application", 1997, section 3.8 (two levels); Efron, "Better
bootstrap confidence intervals", JASA 82, 1987 (BCa); Clopper & Pearson, Biometrika 26, 1934 (no variation at all).
"""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy import stats

__all__ = ["Estimate", "estimate_mean"]

_POOL_SIZE: Final = 20_000
"""Replicates over all tasks together."""
_MIN_REPLICATES: Final = 50
"""Replicates of each task, however many tasks there are."""
_DRAWS_AT_ONCE: Final = 1_000_000
"""Numbers held in memory at a time (8 bytes each)."""
_SAME: Final = 1e-12
"""Scores closer than this are one score computed along two paths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number that does not travel without its interval.

    Attributes:
        metric: What was estimated, such as ``eff@k``.
        k: How many samples one may try.
        point_estimate: The mean over tasks, in the metric's unit.
        standard_error: In the metric's unit; None where the data show no variation to compute it from.
        ci_low: Lower end of the interval; None where there is none.
        ci_high: Upper end of the interval; None where there is none.
        n_tasks: Tasks in the mean, those without samples included.
        n_samples: Samples of all tasks together.
        method: How the interval was made, in words.
    """

    metric: str
    k: int
    point_estimate: float
    standard_error: float | None
    ci_low: float | None
    ci_high: float | None
    n_tasks: int
    n_samples: int
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Interval:
    standard_error: float | None = None
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
) -> Estimate:
    """Mean over tasks of a per-task score, with a bootstrap interval.

    The interval is a BCa interval from a two-level bootstrap; a percentile interval where BCa is not defined; for
    scores that are all alike, the Clopper-Pearson bound on the share of tasks that score otherwise (it needs
    ``bounds``); none for one task. ``Estimate.method`` says which. Equal arguments give equal results.

    Args:
        metric: Goes into the result.
        k: How many samples one may try; handed to the statistic.
        per_task_samples: One array of shape (n,) for each task; n may differ. A task with an empty array scores 0.
        per_task_statistic: Score of one task from its samples and k, such as ``expected_max``.
        confidence: Coverage aimed at, between 0 and 1.
        n_resamples: Bootstrap resamples.
        seed: Of the resampling.
        bounds: Smallest and largest score that a task can have, in the metric's unit. The interval is cut to them (a
            score beyond them moves them).

    Raises:
        ValueError: There is no task; k is below 1 or above a task's number of samples (unless that is 0); a sample or
            a score is not finite; a task's samples are not one row; a setting is out of range.
    """
    _check_settings(k, len(per_task_samples), confidence, n_resamples, bounds)
    scores = np.array(
        [_task_score(task, row, k, per_task_statistic) for task, row in enumerate(per_task_samples)], dtype=np.float64
    )
    rng = np.random.default_rng(seed)
    replicates = _replicates(per_task_samples, scores, k, per_task_statistic, n_resamples, rng)
    if scores.size == 1:
        interval = _Interval(method="no interval: one task")
    elif _all_same(replicates):
        interval = _interval_without_variation(scores, 1 - confidence, bounds)
    else:
        levels = "two-level bootstrap" if any(row.size > 1 for row in per_task_samples) else "bootstrap over tasks"
        interval = _bootstrap_interval(
            scores, _resampled_means(replicates, n_resamples, rng), confidence, bounds, levels
        )
    return Estimate(
        metric=metric,
        k=k,
        point_estimate=float(scores.mean()),
        standard_error=interval.standard_error,
        ci_low=interval.low,
        ci_high=interval.high,
        n_tasks=len(per_task_samples),
        n_samples=sum(row.size for row in per_task_samples),
        method=interval.method,
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
        raise ValueError(f"n_resamples is {n_resamples}; a standard error needs at least 2")
    if bounds is not None and not (np.isfinite(bounds).all() and bounds[0] < bounds[1]):
        raise ValueError(f"bounds are {bounds}; give two finite numbers, the smaller first")


def _task_score(
    task: int, samples: npt.NDArray[Any], k: int, statistic: Callable[[npt.NDArray[Any], int], float]
) -> float:
    """Score of the task at position ``task``; 0 without samples."""
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


def _replicates(
    per_task_samples: Sequence[npt.NDArray[Any]],
    scores: npt.NDArray[np.float64],
    k: int,
    statistic: Callable[[npt.NDArray[Any], int], float],
    n_resamples: int,
    rng: np.random.Generator,
) -> npt.NDArray[np.float64]:
    """Scores of tasks with resampled samples: shape (tasks, replicates), each row's mean being the task's score."""
    n_replicates = min(n_resamples, max(_MIN_REPLICATES, _POOL_SIZE // scores.size))
    replicates = np.repeat(scores[:, np.newaxis], n_replicates, axis=1)
    for task, samples in enumerate(per_task_samples):
        # Samples that are all alike cannot be resampled into anything else.
        if samples.size < 2 or (samples == samples[0]).all():
            continue
        picks = rng.integers(samples.size, size=(n_replicates, samples.size))
        resampled = np.array([statistic(row, k) for row in samples[picks]], dtype=np.float64)
        if not np.isfinite(resampled).all():
            raise ValueError(
                f"task {task}: the statistic is not finite on resampled samples; let it give a number always"
            )
        replicates[task] += resampled - resampled.mean()
    return replicates


def _resampled_means(
    replicates: npt.NDArray[np.float64], n_resamples: int, rng: np.random.Generator
) -> npt.NDArray[np.float64]:
    """Shape (n_resamples,): means over as many draws as there are tasks, each of a random task's random replicate."""
    n_tasks = replicates.shape[0]
    pool = replicates.ravel()  # rows are equally long: one draw from all picks the task and the replicate alike
    means = np.empty(n_resamples)
    step = max(1, _DRAWS_AT_ONCE // n_tasks)
    for start in range(0, n_resamples, step):
        rows = min(step, n_resamples - start)
        means[start : start + rows] = pool[rng.integers(pool.size, size=(rows, n_tasks))].mean(axis=1)
    return means


def _bootstrap_interval(
    scores: npt.NDArray[np.float64],
    means: npt.NDArray[np.float64],
    confidence: float,
    bounds: tuple[float, float] | None,
    levels: str,
) -> _Interval:
    label = "BCa"
    low = high = float("nan")
    # BCa divides by the scatter of the tasks' scores: without any, what is left to divide by is rounding noise.
    if not _all_same(scores):
        low, high = _interval_of_means(scores, means, confidence, "BCa")
    # BCa also takes the normal quantile of the estimate's rank among the means, which is infinite at either end.
    if not np.isfinite((low, high)).all():
        label = "percentile (BCa is undefined here)"
        low, high = _interval_of_means(scores, means, confidence, "percentile")
    if bounds is not None:
        low = max(low, min(bounds[0], float(scores.min())))
        high = min(high, max(bounds[1], float(scores.max())))
    return _Interval(standard_error=float(means.std(ddof=1)), low=low, high=high, method=f"{levels}, {label}")


def _interval_of_means(
    scores: npt.NDArray[np.float64], means: npt.NDArray[np.float64], confidence: float, method: str
) -> tuple[float, float]:
    """Ends of the interval; NaN where the method is not defined."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", stats.DegenerateDataWarning)  # told by the NaN
        result = stats.bootstrap(
            (scores,),
            np.mean,
            n_resamples=0,  # scipy draws nothing itself: it turns the two-level distribution into an interval
            bootstrap_result=SimpleNamespace(bootstrap_distribution=means),
            batch=max(1, _DRAWS_AT_ONCE // scores.size),
            confidence_level=confidence,
            method=method,
        )
    return float(result.confidence_interval.low), float(result.confidence_interval.high)


def _all_same(values: npt.NDArray[np.float64]) -> bool:
    return bool(np.ptp(values) <= _SAME * max(1.0, abs(float(values.flat[0]))))


def _interval_without_variation(
    scores: npt.NDArray[np.float64], alpha: float, bounds: tuple[float, float] | None
) -> _Interval:
    """All T tasks score alike: a bootstrap would give an interval of width 0, which T tasks cannot vouch for.

    None of T tasks scores otherwise, so with confidence 1−α at most the share q = 1 − (α/2)^(1/T) of all tasks does
    (Clopper-Pearson; q ≈ 3.7/T for α = 0.05). At worst these score at one of the bounds.
    """
    if bounds is None:
        return _Interval(method="no interval: all tasks score alike")
    score = float(scores.mean())
    share = 1 - (alpha / 2) ** (1 / scores.size)
    return _Interval(
        low=score - share * max(0.0, score - bounds[0]),
        high=score + share * max(0.0, bounds[1] - score),
        method="Clopper-Pearson bound: all tasks score alike",
    )
