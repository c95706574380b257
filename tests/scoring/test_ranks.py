import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.scoring import RankInterval, rank_intervals

QUICK = 299
tables = st.integers(1, 6).flatmap(
    lambda n_tasks: st.lists(
        st.lists(st.integers(0, 8).map(lambda eighths: eighths / 8), min_size=n_tasks, max_size=n_tasks),
        min_size=1,
        max_size=5,
    )
)


def test_runs_that_are_apart_on_every_task_have_sure_ranks() -> None:
    got = rank_intervals([[0.1, 0.2, 0.3], [0.5, 0.6, 0.7], [0.3, 0.4, 0.5]])
    assert got == (
        RankInterval(rank=3, low=3, high=3),
        RankInterval(rank=1, low=1, high=1),
        RankInterval(rank=2, low=2, high=2),
    )


def test_runs_that_take_turns_may_have_each_others_rank() -> None:
    got = rank_intervals([[1.0, 0.0] * 10, [0.0, 1.1] * 10, [0.0, 0.0] * 10])
    assert got == (
        RankInterval(rank=2, low=1, high=2),
        RankInterval(rank=1, low=1, high=2),
        RankInterval(rank=3, low=3, high=3),
    )


def test_equal_runs_share_the_better_rank_and_the_interval_over_all_they_share() -> None:
    row = [0.1, 0.2, 0.7]
    assert rank_intervals([row, row[:], row[:]]) == (RankInterval(rank=1, low=1, high=3),) * 3


def test_a_score_computed_along_two_paths_does_not_part_equal_runs() -> None:
    assert rank_intervals([[0.1 + 0.2, 1.0], [0.3, 1.0]]) == (RankInterval(rank=1, low=1, high=2),) * 2


def test_one_run_is_the_first() -> None:
    assert rank_intervals([[0.0]]) == (RankInterval(rank=1, low=1, high=1),)


@settings(max_examples=40)
@given(tables)
def test_ranks_are_those_of_the_means_and_lie_within_their_intervals(table: list[list[float]]) -> None:
    means = [math.fsum(row) for row in table]
    got = rank_intervals(table, n_resamples=QUICK)
    assert [item.rank for item in got] == [1 + sum(other > own for other in means) for own in means]
    assert all(1 <= item.low <= item.high <= len(table) for item in got)


@settings(max_examples=40)
@given(tables)
def test_the_order_of_the_runs_changes_nothing(table: list[list[float]]) -> None:
    assert rank_intervals(table[::-1], n_resamples=QUICK) == rank_intervals(table, n_resamples=QUICK)[::-1]


def test_draws_in_several_portions_are_as_good_as_in_one() -> None:
    # 9,999 draws of 300 tasks are more than are held at a time.
    rng = np.random.default_rng(1)
    table = rng.random((2, 300)) + np.array([[0.0], [0.2]])
    assert rank_intervals(table) == (RankInterval(rank=2, low=2, high=2), RankInterval(rank=1, low=1, high=1))


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_scores_that_are_not_finite_are_refused_with_their_value(bad: float) -> None:
    with pytest.raises(ValueError, match=f"a score is {bad}"):
        rank_intervals([[0.0, bad]])


@pytest.mark.parametrize("table", [[], [[]], [0.0, 1.0]])
def test_what_is_no_table_is_refused_with_its_shape(table: list[float]) -> None:
    with pytest.raises(ValueError, match="scores have shape"):
        rank_intervals(table)


def test_settings_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="confidence is 0"):
        rank_intervals([[0.0]], confidence=0.0)
    with pytest.raises(ValueError, match="n_resamples is 0"):
        rank_intervals([[0.0]], n_resamples=0)
