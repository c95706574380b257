from itertools import combinations
from math import fsum, inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.scoring import cost_budget, eff_at_k, efficiency

REFERENCE = (100.0, 200.0, 400.0)  # with α = 2: T = 800, divisors 700, 600, 400
WEIGHTS = (3.0, 3.0, 4.0)


def score(*level_costs: float | None) -> float:
    return efficiency(level_costs, reference_level_costs=REFERENCE, weights=WEIGHTS, timeout_factor=2.0)


def test_the_budget_is_a_multiple_of_the_largest_reference_cost() -> None:
    assert cost_budget((100.0, 400.0, 250.0), timeout_factor=2.5) == 1_000.0


def test_the_reference_itself_has_efficiency_1() -> None:
    assert score(*REFERENCE) == pytest.approx(1.0)


def test_a_slower_sample_by_hand() -> None:
    # e = 625/700, 500/600, 300/400
    assert score(175.0, 300.0, 500.0) == pytest.approx((3 * 625 / 700 + 3 * 500 / 600 + 4 * 0.75) / 10)


def test_beating_the_reference_gives_more_than_1() -> None:
    # e = 750/700, 750/600, 750/400
    assert score(50.0, 50.0, 50.0) == pytest.approx((3 * 750 / 700 + 3 * 1.25 + 4 * 1.875) / 10)
    assert score(50.0, 50.0, 50.0) > 1


def test_a_level_over_budget_censors_itself_and_all_later_levels() -> None:
    only_first = 3 * 1.0 / 10
    assert score(100.0, 801.0, 400.0) == pytest.approx(only_first)
    assert score(100.0, None, 400.0) == pytest.approx(only_first)
    assert score(100.0, None, None) == pytest.approx(only_first)
    assert score(None, 200.0, 400.0) == 0.0


def test_a_cost_equal_to_the_budget_gives_0_for_its_level_and_does_not_censor_later_ones() -> None:
    assert score(100.0, 800.0, 400.0) == pytest.approx((3 + 0 + 4) / 10)


def test_the_budget_comes_from_the_largest_cost_even_when_that_is_not_the_last_level() -> None:
    got = efficiency((300.0, 10.0), reference_level_costs=(200.0, 100.0), weights=(1.0, 1.0), timeout_factor=2.0)
    assert got == pytest.approx((100 / 200 + 390 / 300) / 2)


def test_a_negative_cost_of_a_small_level_is_taken_as_it_is() -> None:
    got = efficiency((-1.0, 100.0), reference_level_costs=(-3.0, 100.0), weights=(1.0, 1.0), timeout_factor=2.0)
    assert got == pytest.approx((201 / 203 + 1) / 2)


costs = st.floats(1, 1e12)


@given(st.lists(st.tuples(costs, costs, st.floats(0.1, 10)), min_size=1, max_size=5), st.floats(1.1, 10))
def test_efficiency_lies_between_0_and_the_limit_of_the_timeout_factor(
    levels: list[tuple[float, float, float]], timeout_factor: float
) -> None:
    sample, reference, weights = zip(*levels, strict=True)
    got = efficiency(sample, reference_level_costs=reference, weights=weights, timeout_factor=timeout_factor)
    assert 0 <= got <= timeout_factor / (timeout_factor - 1) * (1 + 1e-9)


@given(st.floats(-10, 1_000), st.floats(0, 500), st.integers(0, 2))
def test_a_higher_cost_never_raises_efficiency(cost: float, more: float, level: int) -> None:
    cheaper, dearer = list(REFERENCE), list(REFERENCE)
    cheaper[level], dearer[level] = cost, cost + more
    assert score(*dearer) <= score(*cheaper) + 1e-12


@given(st.lists(st.floats(0.1, 10), min_size=3, max_size=3), st.floats(0.1, 100), st.floats(0.1, 100))
def test_the_units_of_costs_and_weights_do_not_matter(
    weights: list[float], cost_unit: float, weight_unit: float
) -> None:
    sample = (150.0, 220.0, 390.0)
    plain = efficiency(sample, reference_level_costs=REFERENCE, weights=weights, timeout_factor=2.0)
    scaled = efficiency(
        [cost * cost_unit for cost in sample],
        reference_level_costs=[cost * cost_unit for cost in REFERENCE],
        weights=[weight * weight_unit for weight in weights],
        timeout_factor=2.0,
    )
    assert scaled == pytest.approx(plain)


@pytest.mark.parametrize("largest", [0.0, -5.0])
def test_a_reference_that_costs_nothing_is_refused_by_its_cost(largest: float) -> None:
    with pytest.raises(ValueError, match=f"the reference's largest cost is {largest};"):
        efficiency((1.0, 1.0), reference_level_costs=(-7.0, largest), weights=(1.0, 1.0), timeout_factor=2.0)


@pytest.mark.parametrize("timeout_factor", [1.0, 0.5, -2.0, nan, inf])
def test_a_timeout_factor_that_leaves_no_room_is_refused_by_its_value(timeout_factor: float) -> None:
    with pytest.raises(ValueError, match=f"timeout_factor is {timeout_factor};"):
        cost_budget((1.0,), timeout_factor=timeout_factor)


@pytest.mark.parametrize("cost", [nan, inf, -inf])
def test_a_cost_that_is_not_finite_is_refused_by_level_and_value(cost: float) -> None:
    with pytest.raises(ValueError, match=f"reference's cost at scored level 1 is {cost};"):
        cost_budget((1.0, cost), timeout_factor=2.0)
    with pytest.raises(ValueError, match=f"the cost at scored level 1 is {cost};"):
        score(100.0, cost, 100.0)


@pytest.mark.parametrize("weight", [0.0, -1.0, nan, inf])
def test_a_weight_of_a_level_that_is_not_scored_is_refused_by_its_value(weight: float) -> None:
    with pytest.raises(ValueError, match=f"weight of scored level 1 is {weight};"):
        efficiency((1.0, 1.0), reference_level_costs=(1.0, 1.0), weights=(1.0, weight), timeout_factor=2.0)


def test_sequences_of_unlike_length_are_refused_with_their_lengths() -> None:
    with pytest.raises(ValueError, match="1 level costs, 2 reference costs and 3 weights"):
        efficiency((1.0,), reference_level_costs=(1.0, 1.0), weights=WEIGHTS, timeout_factor=2.0)


def test_a_task_without_scored_levels_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one level"):
        efficiency((), reference_level_costs=(), weights=(), timeout_factor=2.0)


@given(
    st.lists(st.floats(0, 2), min_size=1, max_size=8).flatmap(
        lambda row: st.tuples(st.just(row), st.integers(1, len(row)))
    )
)
def test_eff_at_k_is_the_mean_best_efficiency_over_all_subsets(case: tuple[list[float], int]) -> None:
    row, k = case
    subsets = list(combinations(row, k))
    assert eff_at_k(row, k) == pytest.approx(fsum(map(max, subsets)) / len(subsets), abs=1e-12)


def test_eff_at_k_by_hand() -> None:
    # Four samples, one failed: pairs have maxima 0.6, 0.9, 1.2, 0.9, 1.2, 1.2.
    assert eff_at_k([0.0, 0.6, 0.9, 1.2], 2) == pytest.approx(1.0)


def test_eff_at_k_of_a_task_without_samples_is_0() -> None:
    assert eff_at_k([], 3) == 0.0


def test_eff_at_k_refuses_more_tries_than_samples_and_a_k_below_1() -> None:
    with pytest.raises(ValueError, match="k is 3 but there are only 2 samples"):
        eff_at_k([0.5, 0.5], 3)
    with pytest.raises(ValueError, match="k is 0;"):
        eff_at_k([], 0)
