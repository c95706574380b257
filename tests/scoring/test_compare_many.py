"""Every pair of many runs: one by one where there are few, together where there are many."""

from dataclasses import asdict
from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from effbench.scoring import compare_all, compare_paired, family_test
from effbench.scoring.compare_many import PAIRS_ONE_BY_ONE

MANY = 11
"""Runs, so that pairs are compared together."""


def scores(n_runs: int, n_tasks: int, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    hardness = rng.beta(2, 2, (1, n_tasks))
    return np.clip(hardness + rng.normal(0, 0.2, (n_runs, n_tasks)) + np.linspace(0, 0.2, n_runs)[:, None], 0, 1)


def test_few_pairs_are_each_what_comparing_two_runs_gives() -> None:
    table = scores(3, 20)
    pairs = compare_all(table)
    assert [(pair.first, pair.second) for pair in pairs] == [(0, 1), (0, 2), (1, 2)]
    assert [pair.paired for pair in pairs] == [compare_paired(table[a], table[b]) for a, b in combinations(range(3), 2)]


def test_p_values_are_adjusted_over_all_pairs() -> None:
    for n_runs in (3, MANY):
        table = scores(n_runs, 30)
        pairs = compare_all(table)
        test = family_test(table)
        for pair, adjusted in zip(pairs, test.adjusted, strict=True):
            assert pair.adjusted_p_value == max(adjusted, pair.paired.p_value)


def test_one_pair_needs_no_adjustment() -> None:
    (pair,) = compare_all(scores(2, 30))
    assert pair.adjusted_p_value == pair.paired.p_value


def test_many_pairs_are_what_comparing_two_runs_gives_up_to_the_draws() -> None:
    table = scores(MANY, 60)
    pairs = compare_all(table)
    assert len(pairs) > PAIRS_ONE_BY_ONE
    for pair in pairs[::7]:
        alone = compare_paired(table[pair.first], table[pair.second])
        together = pair.paired
        exact = ("difference", "standard_error", "wins", "ties", "losses", "minimum_detectable", "n_tasks")
        assert [asdict(together)[name] for name in exact] == pytest.approx([asdict(alone)[name] for name in exact])
        assert alone.ci_low is not None
        assert alone.ci_high is not None
        length = alone.ci_high - alone.ci_low
        assert together.ci_low == pytest.approx(alone.ci_low, abs=0.05 * length)
        assert together.ci_high == pytest.approx(alone.ci_high, abs=0.05 * length)
        # Four standard errors of a share among 9,999 flips.
        assert together.p_value == pytest.approx(alone.p_value, abs=4 * 0.5 / 9_999**0.5)


def test_runs_that_are_equal_or_differ_alike_have_no_interval() -> None:
    table = scores(MANY, 12)
    table[1] = table[0]
    table[2] = table[0] + 0.5
    pairs = {(pair.first, pair.second): pair.paired for pair in compare_all(table)}
    assert (pairs[0, 1].difference, pairs[0, 1].p_value, pairs[0, 1].ties) == (0, 1, 12)
    assert (pairs[0, 1].ci_low, pairs[0, 1].ci_high, pairs[0, 1].standard_error) == (None, None, None)
    assert (pairs[0, 2].ci_low, pairs[0, 2].wins) == (None, 12)


@settings(max_examples=20)
@example(n_tasks=3, seed=36)  # a mean beyond all draws
@given(n_tasks=st.integers(1, 6), seed=st.integers(0, 100))
def test_an_interval_lies_within_the_differences_and_p_is_a_share(n_tasks: int, seed: int) -> None:
    table = np.round(scores(MANY, n_tasks, seed), 1)
    for pair in compare_all(table, n_resamples=200):
        differences = table[pair.second] - table[pair.first]
        assert 0 < pair.paired.p_value <= 1
        if pair.paired.ci_low is not None and pair.paired.ci_high is not None:
            assert differences.min() - 1e-9 <= pair.paired.ci_low <= pair.paired.ci_high <= differences.max() + 1e-9


@pytest.mark.parametrize(
    ("table", "settings_", "problem"),
    [
        ([0.5, 0.5], {}, "a row for each run"),
        (np.empty((2, 0)), {}, "a row for each run"),
        ([[0.5, float("nan")]], {}, "not finite"),
        ([[0.5]], {"confidence": 1.0}, "confidence is 1.0"),
        ([[0.5]], {"n_resamples": 1}, "n_resamples 1"),
    ],
)
def test_what_makes_no_sense_is_refused(table: object, settings_: dict[str, float], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        compare_all(table, **settings_)  # type: ignore[arg-type]  # on purpose


def test_one_run_has_no_pairs() -> None:
    assert compare_all([[0.1, 0.2]]) == ()
