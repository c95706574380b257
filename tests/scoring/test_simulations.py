"""The promises of ``python -m bench statistics`` on fewer rounds, with bounds that leave room for that."""

import numpy as np
import pytest

from bench.simulations import KS, LEVELS, QUALITY, Benchmark, Floats, benchmarks, coverage, two_level_coverage, variance

pytestmark = pytest.mark.long

ROUNDS = 300
LOWEST, HIGHEST = 0.905, 0.985
"""93 % and 97 % with some 2 standard errors of a share over so few rounds: many cases are tested, with fixed seeds."""


@pytest.mark.parametrize(
    ("name", "levels", "probabilities"),
    [
        ("pass", np.array([0.0, 1.0]), np.array([0.9, 0.1])),
        ("eff", LEVELS, np.concatenate(([0.4], 0.6 * QUALITY / QUALITY.sum()))),
    ],
    ids=["pass", "eff"],
)
def test_the_estimator_is_unbiased_and_varies_no_more_than_the_naive_ones(
    name: str, levels: Floats, probabilities: Floats
) -> None:
    rows = list(variance(name, levels, probabilities, rounds=4_000, seed=1))
    assert [row.k for row in rows] == list(KS)
    for row in rows:
        assert abs(row.bias) < 4 * row.bias_error
        assert row.first_ratio > 2
        assert row.random_ratio > 2
    assert rows[0].first_ratio == pytest.approx(100, rel=0.15)  # a mean of 100 against one sample


@pytest.mark.parametrize(("n_tasks", "n_samples"), [(30, 1), (40, 5)])
@pytest.mark.parametrize("kind", benchmarks(), ids=lambda kind: f"{kind.shape}-{kind.metric}")
def test_intervals_contain_the_truth_about_as_often_as_they_say(kind: Benchmark, n_tasks: int, n_samples: int) -> None:
    got = coverage(kind, n_tasks=n_tasks, n_samples=n_samples, k=1, rounds=ROUNDS, seed=7)
    assert LOWEST <= got.covered <= HIGHEST


def test_drawing_samples_anew_within_drawn_tasks_makes_intervals_too_wide() -> None:
    alike = next(kind for kind in benchmarks() if (kind.shape, kind.metric) == ("alike", "pass"))
    once = coverage(alike, n_tasks=100, n_samples=5, k=1, rounds=50, seed=3)
    twice = two_level_coverage(alike, n_tasks=100, n_samples=5, rounds=50, seed=3)
    # (s² + v + v·(n−1)/n) / (s² + v) with rates of Beta(8, 8): s² = 1/68 and v = (1/4 − 1/68)/5.
    assert twice.width / once.width == pytest.approx(((5 + 16 + 16 * 0.8) / (5 + 16)) ** 0.5, rel=0.03)


def test_the_simulated_truth_is_what_many_tasks_score() -> None:
    for kind in benchmarks():
        drawn = kind.draw((40_000, 3), np.random.default_rng(0))
        error = drawn.mean(axis=1).std() / 40_000**0.5
        assert drawn.mean() == pytest.approx(kind.truth(1), abs=4 * error)
        assert drawn.max(axis=1).mean() == pytest.approx(kind.truth(3), abs=4 * drawn.max(axis=1).std() / 40_000**0.5)
