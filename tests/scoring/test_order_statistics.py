from fractions import Fraction
from itertools import combinations, pairwise
from math import comb, fsum, inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.scoring import (
    expected_max,
    expected_min,
    expected_quantile,
    max_weights,
    min_weights,
    quantile_weights,
    rank_weights,
)

scores = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8)


@st.composite
def scores_and_k(draw: st.DrawFn) -> tuple[list[float], int]:
    values = draw(scores)
    return values, draw(st.integers(1, len(values)))


@given(scores_and_k())
def test_expected_max_is_the_mean_maximum_over_all_subsets(case: tuple[list[float], int]) -> None:
    values, k = case
    subsets = list(combinations(values, k))
    assert expected_max(values, k) == pytest.approx(fsum(map(max, subsets)) / len(subsets), abs=1e-8)


@given(scores_and_k())
def test_expected_min_is_the_mean_minimum_over_all_subsets(case: tuple[list[float], int]) -> None:
    values, k = case
    subsets = list(combinations(values, k))
    assert expected_min(values, k) == pytest.approx(fsum(map(min, subsets)) / len(subsets), abs=1e-8)


@given(scores_and_k(), st.floats(0, 1))
def test_expected_quantile_is_the_mean_quantile_over_all_subsets(case: tuple[list[float], int], q: float) -> None:
    values, k = case
    quantiles = np.quantile(np.array(list(combinations(values, k))), q, axis=1)
    assert expected_quantile(values, k, q) == pytest.approx(fsum(quantiles) / len(quantiles), abs=1e-8)


@given(scores_and_k())
def test_the_quantiles_at_both_ends_are_the_smallest_and_the_largest(case: tuple[list[float], int]) -> None:
    values, k = case
    assert expected_quantile(values, k, 0) == expected_min(values, k)
    assert expected_quantile(values, k, 1) == expected_max(values, k)


@given(scores_and_k(), st.randoms(use_true_random=False))
def test_the_order_of_the_values_does_not_matter(case: tuple[list[float], int], random: object) -> None:
    values, k = case
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert expected_max(shuffled, k) == expected_max(values, k)


@given(scores)
def test_expected_max_is_the_mean_at_k_1_grows_with_k_and_ends_at_the_maximum(values: list[float]) -> None:
    at_k = [expected_max(values, k) for k in range(1, len(values) + 1)]
    assert at_k[0] == pytest.approx(fsum(values) / len(values), abs=1e-8)
    assert at_k[-1] == max(values)
    assert all(low <= high + 1e-8 for low, high in pairwise(at_k))


@given(scores_and_k())
def test_the_minimum_is_the_negative_maximum_of_the_negatives(case: tuple[list[float], int]) -> None:
    values, k = case
    assert expected_min(values, k) == pytest.approx(-expected_max([-value for value in values], k), abs=1e-8)


@pytest.mark.parametrize("k", [1, 2, 3, 10, 100, 5_000, 9_999, 10_000])
def test_weights_equal_the_exact_fractions_at_ten_thousand_samples(k: int) -> None:
    n = 10_000
    weights = max_weights(n, k)
    subsets = comb(n, k)
    # Numerators C(r−1, k−1) by their own exact recursion from the top.
    numerator = comb(n - 1, k - 1)
    for rank in range(n, k - 1, -1):
        assert weights[rank - 1] == pytest.approx(numerator / subsets, rel=1e-11, abs=1e-300)
        numerator = numerator * (rank - k) // max(rank - 1, 1)
    assert not weights[: k - 1].any()
    assert abs(fsum(weights) - 1) <= 1e-12


@pytest.mark.parametrize(
    ("k", "rank"), [(1, 1), (2, 1), (10, 3), (100, 50), (5_000, 2_500), (5_000, 7), (9_999, 9_998)]
)
def test_weights_of_inner_ranks_equal_the_exact_fractions_at_ten_thousand_samples(k: int, rank: int) -> None:
    n = 10_000
    weights = rank_weights(n, k, rank)
    subsets = comb(n, k)
    below, above = 1, comb(n - rank, k - rank)  # C(j−1, r−1) and C(n−j, k−r) at j = r, then by exact recursions
    for j in range(rank, n - k + rank + 1):
        # A quotient of whole numbers is correctly rounded, and 0 where it is too small for a double.
        assert weights[j - 1] == pytest.approx(below * above / subsets, rel=1e-10, abs=1e-290)
        below = below * j // (j - rank + 1)
        above = above * (n - j - k + rank) // max(n - j, 1)
    assert not weights[: rank - 1].any()
    assert not weights[n - k + rank :].any()
    assert abs(fsum(weights) - 1) <= 1e-12


@pytest.mark.parametrize("q", [0.0, 0.1, 0.5, 0.999, 1.0])
@pytest.mark.parametrize("k", [1, 2, 777, 10_000])
def test_weights_of_a_quantile_sum_to_1_at_ten_thousand_samples(k: int, q: float) -> None:
    assert abs(fsum(quantile_weights(10_000, k, q)) - 1) <= 1e-12


@given(st.integers(1, 40).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n))), st.data())
def test_weights_equal_the_exact_fractions_at_every_rank(case: tuple[int, int], data: st.DataObject) -> None:
    n, k = case
    r = data.draw(st.integers(1, k))
    exact = [Fraction(comb(j - 1, r - 1) * comb(n - j, k - r), comb(n, k)) for j in range(1, n + 1)]
    assert sum(exact) == 1
    assert rank_weights(n, k, r) == pytest.approx([float(weight) for weight in exact], rel=1e-13)
    largest = [float(Fraction(comb(j - 1, k - 1), comb(n, k))) for j in range(1, n + 1)]
    assert max_weights(n, k) == pytest.approx(largest, rel=1e-13)
    assert min_weights(n, k) == pytest.approx(largest[::-1], rel=1e-13)


def test_expected_median_by_hand() -> None:
    # Triples of 0, 1, 2, 10: medians 1, 1, 2, 2. Pairs: half-way between both, on average the mean of all.
    assert expected_quantile([10.0, 0.0, 2.0, 1.0], 3, 0.5) == pytest.approx(1.5)
    assert expected_quantile([10.0, 0.0, 2.0, 1.0], 2, 0.5) == pytest.approx(13 / 4)


def test_expected_max_by_hand() -> None:
    # Pairs of 0.2, 0.5, 1.1: maxima 0.5, 1.1, 1.1.
    assert expected_max([1.1, 0.2, 0.5], 2) == pytest.approx(2.7 / 3)


def test_truth_values_count_as_0_and_1() -> None:
    assert expected_max(np.array([True, False]), 1) == 0.5


def test_the_estimator_is_unbiased_and_varies_no_more_than_the_best_of_k_picked_samples() -> None:
    rng = np.random.default_rng(20)
    n, k, rounds = 12, 4, 4_000
    draws = rng.random((rounds, n))  # uniform: the maximum of k has mean k/(k+1)
    smoothed = np.array([expected_max(row, k) for row in draws])
    naive = draws[:, :k].max(axis=1)
    truth = k / (k + 1)
    assert abs(smoothed.mean() - truth) < 4 * smoothed.std() / rounds**0.5
    assert abs(naive.mean() - truth) < 4 * naive.std() / rounds**0.5
    assert smoothed.var() < 0.6 * naive.var()


@pytest.mark.parametrize("k", [0, -3])
def test_a_k_below_1_is_refused_by_its_value(k: int) -> None:
    with pytest.raises(ValueError, match=f"k is {k};"):
        expected_max([1.0], k)


@pytest.mark.parametrize("weights", [max_weights, min_weights])
def test_a_k_above_n_is_refused_with_both_numbers(weights: object) -> None:
    with pytest.raises(ValueError, match="k is 4 but there are only 3 samples"):
        weights(3, 4)  # type: ignore[operator]


@pytest.mark.parametrize(("value", "shown"), [(nan, "nan"), (inf, "inf"), (-inf, "-inf")])
def test_a_value_that_is_not_finite_is_refused_by_its_value(value: float, shown: str) -> None:
    with pytest.raises(ValueError, match=f"values hold {shown};"):
        expected_max([1.0, value, 2.0], 1)


def test_no_values_at_all_are_refused() -> None:
    with pytest.raises(ValueError, match="only 0 samples"):
        expected_max([], 1)


def test_a_table_of_values_is_refused_by_its_shape() -> None:
    with pytest.raises(ValueError, match=r"shape \(1, 2\)"):
        expected_min([[1.0, 2.0]], 1)


@pytest.mark.parametrize("rank", [0, 4, -1])
def test_a_rank_outside_the_subset_is_refused_by_its_value(rank: int) -> None:
    with pytest.raises(ValueError, match=f"rank is {rank} of k = 3"):
        rank_weights(5, 3, rank)


@pytest.mark.parametrize("q", [-0.1, 1.5, nan])
def test_a_quantile_that_is_no_share_is_refused_by_its_value(q: float) -> None:
    with pytest.raises(ValueError, match=f"q is {q};"):
        expected_quantile([1.0, 2.0], 2, q)


def test_a_quantile_of_no_values_or_of_more_than_there_are_is_refused() -> None:
    with pytest.raises(ValueError, match="k is 1 but there are only 0 samples"):
        expected_quantile([], 1, 0.5)
    with pytest.raises(ValueError, match="k is 0;"):
        quantile_weights(3, 0, 0.5)
