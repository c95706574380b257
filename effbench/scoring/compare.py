"""Compares two runs on the same tasks, task by task.

Tasks differ far more from each other than two runs do on one task, so the difference is taken within each task first:
what makes a task hard falls out of it. All that follows rests on the differences d_t = b_t − a_t of T tasks.

- Their mean, with a bootstrap interval over tasks. Samples are not drawn a second time within the tasks: the scatter
  that few samples leave in a task's score is already in the scatter of the d_t.
- A permutation test of "both runs are alike": then each d_t might as well have the other sign.
- The smallest true difference that this number of tasks shows, and how many tasks would show the measured one.

Where several pairs are tested at once, :mod:`effbench.scoring.exchanges` adjusts their p-values.

Sources: Efron, "Better bootstrap confidence intervals", JASA 82, 1987; Pitman, "Significance tests which may be applied
to samples from any populations", Suppl. JRSS 4, 1937; Phipson & Smyth, "Permutation p-values should never be zero",
SAGMB 9, 2010; Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6, 1979; Bloom,
"Minimum detectable effects", Evaluation Review 19, 1995.
"""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import scipy

from effbench.scoring.estimate import cluster_numbers, estimate_mean
from effbench.scoring.order_statistics import expected_max

__all__ = [
    "FEWEST_TASKS",
    "SIGNIFICANCE",
    "PairedComparison",
    "compare_paired",
    "holm_adjusted",
    "is_distinguishable",
    "minimum_detectable_difference",
    "tasks_to_separate",
]

SIGNIFICANCE: Final = 0.05
"""A pair is distinguishable when its p-value, adjusted for all pairs, is below this and its interval leaves 0 out."""
FEWEST_TASKS: Final = 6
"""Fewer can never tell two runs apart: if all T point one way, two of the 2^T sign flips are as far out."""
_SAME: Final = 1e-12
"""Scores closer than this, relative to the largest, are one score computed along two paths."""
_DIGITS: Final = 12
"""Decimals that the test looks at, relative to the mean of |d|: sums that differ further out are equal."""
_DRAWS_AT_ONCE: Final = 1_000_000
"""Numbers held in memory at a time (8 bytes each)."""

_Row = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedComparison:
    """What can be said about run B against run A. Differences are B − A, in the metric's unit: above 0, B is better.

    Attributes:
        difference: Mean over tasks of b_t − a_t.
        standard_error: Of that mean; None for one task, or where every task has the same difference.
        ci_low: Lower end of the difference's interval; None where there is none.
        ci_high: Upper end of the difference's interval; None where there is none.
        method: How the interval was made, in words.
        p_value: Two-sided, for "both runs are alike"; above 0, at most 1.
        p_method: How the p-value was computed, in words.
        wins: Tasks where B is better by more than the margin.
        ties: Tasks within the margin.
        losses: Tasks where A is better by more than the margin.
        minimum_detectable: The true difference that this number of tasks shows in 80 % of cases; None without
            a standard error.
        n_tasks: T.
    """

    difference: float
    standard_error: float | None
    ci_low: float | None
    ci_high: float | None
    method: str
    p_value: float
    p_method: str
    wins: int
    ties: int
    losses: int
    minimum_detectable: float | None
    n_tasks: int


def compare_paired(
    first: npt.ArrayLike,
    second: npt.ArrayLike,
    *,
    tie_margin: float = 0.0,
    confidence: float = 0.95,
    n_resamples: int = 9_999,
    seed: int = 0,
    clusters: Sequence[str] = (),
) -> PairedComparison:
    """Compares run B with run A on the same tasks.

    The standard error is s_d / √T, with s_d the standard deviation of the differences (divisor T − 1). The order of the
    tasks changes nothing, equal arguments give equal results, and swapping the runs gives the mirror image.

    Args:
        first: a_t, shape (T,): A's score of each task, in the metric's unit.
        second: b_t, shape (T,): B's, in the same order.
        tie_margin: Differences up to this, in the metric's unit, are ties. It touches wins, ties and losses alone.
        confidence: Coverage of the interval, between 0 and 1.
        n_resamples: Of the bootstrap, and of the test unless all sign flips are no more than these.
        seed: Of both.
        clusters: For each task the name of its cluster, empty for a task that is alone; none for tasks that all are.
            Tasks of one cluster are near-duplicates: they are drawn, and change their signs, together.

    Raises:
        ValueError: The scores are not two rows of one length, there are none, one is not finite; the margin is below 0;
            a setting is out of range.
    """
    if not (np.isfinite(tie_margin) and tie_margin >= 0):
        raise ValueError(f"tie_margin is {tie_margin}; give 0 or a positive number, in the metric's unit")
    a, b = _row("first", first), _row("second", second)
    if a.size != b.size:
        raise ValueError(f"first has {a.size} scores and second has {b.size}; give one of each for every task")
    noise = _SAME * max(1.0, float(np.abs([a, b]).max()))
    differences = np.where(np.abs(b - a) <= noise, 0.0, b - a)
    together = cluster_numbers(clusters, differences.size)
    error = _standard_error(differences, noise, together)
    low, high, method = _interval(differences, confidence, n_resamples, seed, clusters)
    p_value, p_method = _sign_flip_test(np.bincount(together, differences).astype(np.float64), n_resamples, seed)
    wins = int(np.count_nonzero(differences > tie_margin + noise))
    losses = int(np.count_nonzero(differences < -tie_margin - noise))
    return PairedComparison(
        difference=statistics.fmean(differences.tolist()),
        standard_error=error,
        ci_low=low,
        ci_high=high,
        method=method,
        p_value=p_value,
        p_method=p_method,
        wins=wins,
        ties=differences.size - wins - losses,
        losses=losses,
        minimum_detectable=None if error is None else minimum_detectable_difference(error, int(together.max()) + 1),
        n_tasks=differences.size,
    )


def minimum_detectable_difference(
    standard_error: float, n_tasks: int, *, significance: float = 0.05, power: float = 0.8
) -> float:
    """The true difference that a two-sided test finds with the given power: (t_{1−α/2} + t_{1−β}) · s.e.

    t are quantiles of Student's distribution with T − 1 degrees of freedom, since the standard error is itself an
    estimate; for many tasks the factor is 1.96 + 0.84 = 2.80.

    Args:
        standard_error: Of the mean difference, in the metric's unit.
        n_tasks: T.
        significance: α.
        power: 1 − β.

    Returns:
        The difference, in the metric's unit.

    Raises:
        ValueError: The standard error is negative or not finite, there are fewer than 2 tasks, or a share is not
            between 0 and 1.
    """
    if not (np.isfinite(standard_error) and standard_error >= 0):
        raise ValueError(f"standard_error is {standard_error}; give 0 or a positive number, in the metric's unit")
    if n_tasks < 2:
        raise ValueError(f"n_tasks is {n_tasks}; a standard error needs at least 2")
    for name, share in (("significance", significance), ("power", power)):
        if not 0 < share < 1:
            raise ValueError(f"{name} is {share}; give a share between 0 and 1")
    quantiles = scipy.stats.t.ppf([1 - significance / 2, power], n_tasks - 1)
    return float(quantiles.sum() * standard_error)


def tasks_to_separate(paired: PairedComparison, *, n_pairs: int = 1, power: float = 0.8) -> int | None:
    """About how many tasks like these would tell two runs apart that differ as much as these two are measured to.

    N = ((z_{1−α/2m} + z_{power}) · s_d / |d|)², with s_d = s.e. · √T and the significance α shared out over m pairs
    (Bonferroni), rounded up, and at least :data:`FEWEST_TASKS`. What was measured is itself uncertain: N is a guide.

    Args:
        paired: What is known of the two.
        n_pairs: m, all pairs that are tested together.
        power: The chance to tell them apart.

    Returns:
        N; None where the two do not differ, or differ by the same on every task.

    Raises:
        ValueError: There is no pair, or the power is not between 0 and 1.
    """
    if n_pairs < 1 or not 0 < power < 1:
        raise ValueError(f"n_pairs is {n_pairs} and power {power}; give at least 1, and a share between 0 and 1")
    if paired.standard_error is None or paired.difference == 0:
        return None
    normal = statistics.NormalDist()
    reach = normal.inv_cdf(1 - SIGNIFICANCE / (2 * n_pairs)) + normal.inv_cdf(power)
    spread = paired.standard_error / abs(paired.difference)
    return max(FEWEST_TASKS, math.ceil(paired.n_tasks * (reach * spread) ** 2))


def is_distinguishable(paired: PairedComparison, adjusted_p_value: float) -> bool:
    """Whether two runs are told apart: the p-value is below :data:`SIGNIFICANCE`, and the interval leaves 0 out."""
    holds_0 = paired.ci_low is not None and paired.ci_high is not None and paired.ci_low <= 0 <= paired.ci_high
    return adjusted_p_value < SIGNIFICANCE and not holds_0


def holm_adjusted(p_values: Sequence[float]) -> tuple[float, ...]:
    """Holm's step-down adjustment: of m p-values in ascending order, p̃_(i) = max_{j≤i} min(1, (m − j + 1) · p_(j)).

    Whatever the tests have to do with each other, rejecting where p̃ < α makes a single false rejection at all no
    likelier than α.

    Args:
        p_values: One for each test; may be empty.

    Returns:
        The adjusted p-values, in the given order.

    Raises:
        ValueError: One is not between 0 and 1.
    """
    for position, p_value in enumerate(p_values):
        if not 0 <= p_value <= 1:
            raise ValueError(f"p-value {position} is {p_value}; give numbers between 0 and 1")
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for passed, position in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        largest = max(largest, min(1.0, (len(p_values) - passed) * p_values[position]))
        adjusted[position] = largest
    return tuple(adjusted)


def _row(name: str, values: npt.ArrayLike) -> _Row:
    row = np.asarray(values, dtype=np.float64)
    if row.ndim != 1 or row.size == 0:
        raise ValueError(f"{name} has shape {row.shape}; give one row with a score for each task")
    finite = np.isfinite(row)
    if not finite.all():
        raise ValueError(f"a score in {name} is {row[~finite][0]}; score failed samples 0, leave out none")
    return row


def _standard_error(differences: _Row, noise: float, together: npt.NDArray[np.intp]) -> float | None:
    """Of the mean; over clusters it is that of a ratio of sums, which is s_d / √T where each task is alone."""
    if np.ptp(differences) <= noise or together.max() == 0:  # one task or cluster, or no scatter
        return None
    if together.max() + 1 == differences.size:
        return float(statistics.stdev(differences.tolist())) / math.sqrt(differences.size)
    apart = np.bincount(together, differences - statistics.fmean(differences.tolist()))
    return float(statistics.stdev(apart.tolist())) * math.sqrt(apart.size) / differences.size


def _interval(
    differences: _Row, confidence: float, n_resamples: int, seed: int, clusters: Sequence[str]
) -> tuple[float | None, float | None, str]:
    """Ends and method. B − A and A − B are both resampled, sorted, and averaged.

    So the interval of A − B is the exact mirror of that of B − A, and the order of the tasks has no part in either.
    """
    forward, backward = (
        estimate_mean(
            "difference", 1, list(row[order][:, np.newaxis]), expected_max,
            confidence=confidence, n_resamples=n_resamples, seed=seed,
            clusters=[clusters[place] for place in order] if clusters else (),
        )
        for row in (differences, -differences)
        for order in [np.argsort(row, kind="stable")]
    )  # fmt: skip
    if forward.ci_low is None or forward.ci_high is None or backward.ci_low is None or backward.ci_high is None:
        return None, None, "no interval: " + ("one task" if differences.size == 1 else "no scatter")
    low, high = (forward.ci_low - backward.ci_high) / 2, (forward.ci_high - backward.ci_low) / 2
    return low, high, " and ".join(sorted({forward.method, backward.method}))


def _sign_flip_test(differences: _Row, n_resamples: int, seed: int) -> tuple[float, str]:
    """Two-sided p-value and how it was computed. Tasks without a difference have no sign to flip: they are left out."""
    apart = differences[differences != 0]
    method = f"exact, 2^{apart.size} sign flips" if 2**apart.size <= n_resamples else f"{n_resamples} random sign flips"
    scale = float(np.abs(apart).mean()) if apart.size else 1.0

    def scaled_mean(values: _Row, axis: int) -> Any:
        return np.round(values.mean(axis=axis) / scale, _DIGITS)

    # Every flip is at least as far out as no difference, and the flip of one task as far out as that task.
    if apart.size < 2 or scaled_mean(apart, 0) == 0:
        return 1.0, method
    towards = math.copysign(1.0, math.fsum(apart))
    result = scipy.stats.permutation_test(
        (np.sort(towards * apart),),  # B − A and A − B, in any order of the tasks, draw the same flips
        scaled_mean,
        permutation_type="samples",
        vectorized=True,
        n_resamples=n_resamples,
        batch=max(1, _DRAWS_AT_ONCE // apart.size),
        random_state=np.random.default_rng(seed),
    )
    return float(result.pvalue), method
