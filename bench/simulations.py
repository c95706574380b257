"""Whether the statistics hold what they promise, on simulated benchmarks whose true scores are known.

Two simulations with fixed seeds. The first holds the estimator of "the best of k of n samples" against the naive ones.
The second counts how often 95 % intervals contain the true mean over tasks, for the interval that effbench reports and
for the textbook's two-level bootstrap, which draws samples anew within the drawn tasks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from effbench.scoring import estimate_mean, max_weights

__all__ = [
    "KS",
    "LEVELS",
    "N_SAMPLES",
    "QUALITY",
    "Benchmark",
    "Coverage",
    "Floats",
    "Variance",
    "benchmarks",
    "coverage",
    "two_level_coverage",
    "variance",
]

Floats = npt.NDArray[np.float64]

LEVELS: Final = np.array([0.0, 0.3, 0.65, 0.9, 1.0, 1.05, 1.4])
"""Efficiencies that a sample can have: failed, or out of time at some level, or near the reference, or beyond it."""
QUALITY: Final = np.array([0.3, 0.4, 0.6, 2.0, 1.0, 0.3])
"""How common each level above 0 is among a task's correct samples: a Dirichlet distribution, drawn for each task."""
POPULATION: Final = 20_000
"""Kinds of tasks; the truth is the mean over them."""
KS: Final = (1, 2, 5, 10, 50)
N_SAMPLES: Final = 100
RESAMPLES: Final = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """Tasks that a simulated benchmark is drawn from.

    Attributes:
        shape: What the tasks look like to the model.
        metric: ``pass`` or ``eff``.
        levels: Shape (levels,): what a sample can score, ascending.
        probabilities: Shape (tasks, levels): how likely each is.
        highest: Upper end of the metric's range.
    """

    shape: str
    metric: str
    levels: Floats
    probabilities: Floats
    highest: float

    def truth(self, k: int) -> float:
        """Mean over the tasks of the expected best of k samples: Σ_v v·(F(v)^k − F(v−)^k)."""
        best = np.diff(np.cumsum(self.probabilities, axis=1) ** k, axis=1, prepend=0.0)
        return float((best @ self.levels).mean())

    def draw(self, shape: tuple[int, int], rng: np.random.Generator) -> Floats:
        """Shape (tasks, samples): scores of as many samples of as many random tasks."""
        likely = np.cumsum(self.probabilities[rng.integers(len(self.probabilities), size=shape[0])], axis=1)
        picks = (rng.random(shape)[:, :, np.newaxis] > likely[:, np.newaxis, :-1]).sum(axis=2)
        scores: Floats = self.levels[picks]
        return scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Variance:
    """Estimators of the best of k of ``N_SAMPLES`` samples of one task, over many simulated tasks.

    Attributes:
        name: Of the simulated task.
        k: How many samples one may try.
        truth: The expected best of k.
        bias: Mean of the estimator less the truth.
        bias_error: Standard error of the bias, from the simulation.
        first_ratio: Variance of the best of the first k samples over the estimator's.
        random_ratio: Variance of the best of one random k-subset over the estimator's.
    """

    name: str
    k: int
    truth: float
    bias: float
    bias_error: float
    first_ratio: float
    random_ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How often intervals contain the truth.

    Attributes:
        shape: Of the simulated benchmark.
        metric: ``pass@k`` or ``eff@k`` with its k.
        n_tasks: Tasks.
        n_samples: Samples of each task.
        covered: Share of the intervals that contain the truth.
        width: Mean width of the intervals.
    """

    shape: str
    metric: str
    n_tasks: int
    n_samples: int
    covered: float
    width: float


def benchmarks() -> tuple[Benchmark, ...]:
    """Four shapes under two metrics: tasks of all kinds, mostly unsolvable, mostly solved, and much alike."""
    rng = np.random.default_rng(5)
    rates = {
        "mixed": rng.beta(0.5, 0.5, POPULATION),
        "many zeros": np.where(rng.random(POPULATION) < 0.65, 0.0, rng.beta(1, 1, POPULATION)),
        "many ones": np.where(rng.random(POPULATION) < 0.65, 1.0, rng.beta(2, 1, POPULATION)),
        "alike": rng.beta(8, 8, POPULATION),
    }
    quality = rng.dirichlet(QUALITY, POPULATION)
    found = []
    for shape, rate in rates.items():
        passes = np.column_stack((1 - rate, rate))
        graded = np.column_stack((1 - rate, rate[:, np.newaxis] * quality))
        found.append(
            Benchmark(shape=shape, metric="pass", levels=np.array([0.0, 1.0]), probabilities=passes, highest=1.0)
        )
        found.append(Benchmark(shape=shape, metric="eff", levels=LEVELS, probabilities=graded, highest=2.0))
    return tuple(found)


def variance(name: str, levels: Floats, probabilities: Floats, *, rounds: int, seed: int) -> Iterator[Variance]:
    """Simulates one task ``rounds`` times, with ``N_SAMPLES`` samples each, and estimates the best of each k."""
    rng = np.random.default_rng(seed)
    draws = rng.choice(levels, p=probabilities, size=(rounds, N_SAMPLES))
    shuffled, ordered = rng.permuted(draws, axis=1), np.sort(draws, axis=1)
    cumulated = np.concatenate(([0.0], np.cumsum(probabilities)))
    for k in KS:
        truth = sum(value * (high**k - low**k) for value, (low, high) in zip(levels, pairwise(cumulated), strict=True))
        estimates = ordered @ max_weights(N_SAMPLES, k)
        yield Variance(
            name=name,
            k=k,
            truth=float(truth),
            bias=float(estimates.mean() - truth),
            bias_error=float(estimates.std(ddof=1) / rounds**0.5),
            first_ratio=float(draws[:, :k].max(axis=1).var() / estimates.var()),
            random_ratio=float(shuffled[:, :k].max(axis=1).var() / estimates.var()),
        )


def coverage(kind: Benchmark, *, n_tasks: int, n_samples: int, k: int, rounds: int, seed: int) -> Coverage:
    """How often the interval that effbench reports contains the truth."""
    rng = np.random.default_rng(seed)
    weights = max_weights(n_samples, k)  # once, instead of for each task of each round
    truth, hits, width = kind.truth(k), 0, 0.0
    for round_ in range(rounds):
        estimate = estimate_mean(
            kind.metric, k, list(kind.draw((n_tasks, n_samples), rng)), lambda row, _k: float(np.sort(row) @ weights),
            n_resamples=RESAMPLES, seed=round_, bounds=(0.0, kind.highest),
        )  # fmt: skip
        if estimate.ci_low is None or estimate.ci_high is None:
            raise RuntimeError(f"{estimate.method}: an interval is needed")
        hits += estimate.ci_low <= truth <= estimate.ci_high
        width += estimate.ci_high - estimate.ci_low
    return Coverage(
        shape=kind.shape,
        metric=f"{kind.metric}@{k}",
        n_tasks=n_tasks,
        n_samples=n_samples,
        covered=hits / rounds,
        width=width / rounds,
    )


def two_level_coverage(kind: Benchmark, *, n_tasks: int, n_samples: int, rounds: int, seed: int) -> Coverage:
    """The same for pass@1 and the textbook's bootstrap: draw tasks, draw samples within them, take percentiles."""
    rng = np.random.default_rng(seed)
    truth, hits, width = kind.truth(1), 0, 0.0
    for _ in range(rounds):
        rates = kind.draw((n_tasks, n_samples), rng).mean(axis=1)
        # Drawing n zeros and ones with replacement from n of them gives a binomial number of ones.
        drawn = rng.binomial(n_samples, rates[rng.integers(n_tasks, size=(RESAMPLES, n_tasks))]).mean(axis=1)
        low, high = np.quantile(drawn / n_samples, (0.025, 0.975))
        hits += bool(low <= truth <= high)
        width += float(high - low)
    return Coverage(
        shape=kind.shape,
        metric="pass@1",
        n_tasks=n_tasks,
        n_samples=n_samples,
        covered=hits / rounds,
        width=width / rounds,
    )
