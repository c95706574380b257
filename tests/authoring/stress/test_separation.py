"""Separation of costs, ranking by it, and sizes of levels."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.authoring.stress.separation import Stressful, rank, separation, suggest_sizes


def an_input(*costs: int, test_index: int = 0) -> Stressful:
    return Stressful(size=10, level=1, test_index=test_index, seed=0, costs=costs, separation=separation(costs))


def test_separation_is_the_mean_log_ratio_over_pairs() -> None:
    assert separation([100, 10, 1]) == pytest.approx((math.log(10) + math.log(100) + math.log(10)) / 3)
    assert separation([7]) == 0
    assert separation([]) == 0


@given(st.lists(st.integers(1, 10**12), min_size=2, max_size=5), st.integers(1, 1000))
def test_separation_does_not_depend_on_the_unit_or_the_order(costs: list[int], factor: int) -> None:
    assert separation([cost * factor for cost in costs]) == pytest.approx(separation(costs), abs=1e-9)
    assert separation(costs[::-1]) == pytest.approx(separation(costs))


def test_the_best_separation_comes_first_and_the_dearer_of_equal_ones() -> None:
    ranked = rank([an_input(4, 2), an_input(90, 10), an_input(400, 200)])
    assert [item.costs for item in ranked] == [(90, 10), (400, 200), (4, 2)]


@pytest.mark.parametrize(
    ("largest", "sizes"),
    [
        ((1_234, 40_000, 100_000), (1_200, 11_000, 100_000)),
        ((60_000, 99_999), (12_000, 33_000, 99_000)),
        ((5, 6), (1, 2, 6)),
        ((1, 1), (1,)),
    ],
)
def test_sizes_follow_growth_or_are_shares_of_the_top(largest: tuple[int, ...], sizes: tuple[int, ...]) -> None:
    assert suggest_sizes(largest) == sizes
