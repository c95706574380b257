import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.scoring import RankInterval, compare_all, rank_intervals


def test_what_is_told_apart_bounds_the_places() -> None:
    got = rank_intervals([0.2, 0.9, 0.5, 0.4], [(1, 0), (2, 0), (1, 3)])
    assert got == (
        RankInterval(rank=4, low=3, high=4),
        RankInterval(rank=1, low=1, high=2),
        RankInterval(rank=2, low=1, high=3),
        RankInterval(rank=3, low=2, high=4),
    )


def test_runs_that_nothing_tells_apart_may_have_any_place() -> None:
    assert {(item.low, item.high) for item in rank_intervals([0.1, 0.2, 0.3], [])} == {(1, 3)}


def test_equal_runs_share_the_better_rank() -> None:
    assert [item.rank for item in rank_intervals([0.1 + 0.2, 0.3, 0.1], [])] == [1, 1, 3]


def test_one_run_is_the_first() -> None:
    assert rank_intervals([0.0], []) == (RankInterval(rank=1, low=1, high=1),)


def test_a_rank_lies_in_its_interval_even_where_pairs_say_otherwise() -> None:
    # Compared on the tasks that the two share, the run with the lower mean is the better one.
    assert rank_intervals([0.9, 0.1], [(1, 0)]) == (
        RankInterval(rank=1, low=1, high=2),
        RankInterval(rank=2, low=1, high=2),
    )


@settings(max_examples=25)
@given(st.integers(0, 1000), st.integers(1, 7), st.integers(1, 30))
def test_ranks_and_comparisons_agree(seed: int, n_runs: int, n_tasks: int) -> None:
    rng = np.random.default_rng(seed)
    table = np.round(rng.random((n_runs, n_tasks)) + np.linspace(0, 0.5, n_runs)[:, np.newaxis], 1)
    pairs = compare_all(table, n_resamples=199)
    apart = [
        (pair.second, pair.first) if pair.paired.difference > 0 else (pair.first, pair.second)
        for pair in pairs
        if pair.distinguishable
    ]
    ranks = rank_intervals(table.mean(axis=1), apart)
    assert all(1 <= item.low <= item.rank <= item.high <= n_runs for item in ranks)
    for winner, loser in apart:
        assert ranks[winner].rank < ranks[loser].rank
    for own, item in enumerate(ranks):
        assert item.low == 1 + sum(loser == own for _, loser in apart)
        assert item.high == n_runs - sum(winner == own for winner, _ in apart)


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_means_that_are_not_finite_are_refused_with_their_value(bad: float) -> None:
    with pytest.raises(ValueError, match=f"a mean is {bad}"):
        rank_intervals([0.0, bad], [])


@pytest.mark.parametrize("means", [[], [[0.0]]])
def test_what_is_no_row_is_refused_with_its_shape(means: list[float]) -> None:
    with pytest.raises(ValueError, match="means have shape"):
        rank_intervals(means, [])
