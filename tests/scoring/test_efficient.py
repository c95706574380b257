from itertools import combinations
from math import exp, inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.scoring import (
    clipped_ratios,
    efficient_at_k,
    efficient_samples,
    is_faster_by,
    near_tie_share,
    rewrite_speedups,
    speedup_of_sums,
    task_speedups,
)


def test_a_correct_sample_below_the_reference_is_efficient_and_a_tie_is_not() -> None:
    assert efficient_samples([99.0, 100.0, 101.0, None, -3.0], reference_cost=100.0).tolist() == [
        True, False, False, False, True,
    ]  # fmt: skip


def test_a_margin_asks_for_more_than_layout_can_give() -> None:
    assert efficient_samples([98.0, 99.0, 99.5], reference_cost=100.0, margin=0.01).tolist() == [True, False, False]


@given(st.lists(st.none() | st.floats(-1, 300), max_size=8), st.floats(0, 0.9), st.floats(0, 0.09))
def test_a_wider_margin_never_makes_a_sample_efficient(costs: list[float | None], margin: float, more: float) -> None:
    narrow = efficient_samples(costs, reference_cost=100.0, margin=margin)
    wide = efficient_samples(costs, reference_cost=100.0, margin=margin + more)
    assert not (wide & ~narrow).any()


@given(
    st.lists(st.booleans(), min_size=1, max_size=8).flatmap(
        lambda row: st.tuples(st.just(row), st.integers(1, len(row)))
    )
)
def test_efficient_at_k_is_the_share_of_subsets_with_an_efficient_sample(case: tuple[list[bool], int]) -> None:
    row, k = case
    subsets = list(combinations(row, k))
    assert efficient_at_k(row, k) == pytest.approx(sum(map(any, subsets)) / len(subsets))


def test_efficient_at_k_by_hand() -> None:
    # Reference 1000: 5 samples, of which 900 and 999 are efficient; 7 of 10 pairs hold one of them.
    efficient = efficient_samples([900.0, 1000.0, 999.0, 2500.0, None], reference_cost=1000.0)
    assert efficient_at_k(efficient, 2) == 0.7
    assert efficient_at_k([], 2) == 0.0


def test_near_ties_are_counted_among_correct_samples_on_both_sides() -> None:
    per_task: list[list[float | None]] = [[100.5, 99.5, 120.0, None], [50.0], [None]]
    assert near_tie_share(per_task, [100.0, 100.0, 100.0]) == 0.5
    assert near_tie_share(per_task, [100.0, 100.0, 100.0], width=0.0) == 0.0
    assert near_tie_share([[100.0]], [100.0], width=0.0) == 1.0
    assert near_tie_share([[None], []], [100.0, 100.0]) is None


def test_speedups_by_hand() -> None:
    # Correct samples cost 50, 150 against 100 and 1000 against 3000.
    per_task: list[list[float | None]] = [[50.0, 150.0, None], [1000.0], [None]]
    references = [100.0, 3000.0, 7.0]
    assert speedup_of_sums(per_task, references) == pytest.approx((2 * 100 + 3000) / 1200)
    speedups = task_speedups(per_task, references)
    assert speedups == pytest.approx([1.0, 3.0])
    assert exp(np.log(speedups).mean()) == pytest.approx(3**0.5)


@given(st.lists(st.tuples(st.floats(1, 1e6), st.floats(1, 1e6)), min_size=1, max_size=6), st.floats(0.1, 100))
def test_the_unit_of_costs_does_not_matter_to_a_speedup(tasks: list[tuple[float, float]], unit: float) -> None:
    own, references = [[cost] for cost, _ in tasks], [reference for _, reference in tasks]
    scaled_own, scaled_references = [[cost * unit for cost in row] for row in own], [unit * cost for cost in references]
    assert speedup_of_sums(scaled_own, scaled_references) == pytest.approx(speedup_of_sums(own, references))
    assert task_speedups(scaled_own, scaled_references) == pytest.approx(task_speedups(own, references))


def test_without_a_correct_sample_there_is_no_speedup() -> None:
    assert speedup_of_sums([[None], []], [1.0, 1.0]) is None
    assert task_speedups([[None], []], [1.0, 1.0]).shape == (0,)


def test_a_slightly_negative_cost_counts_in_a_sum_but_has_no_ratio_of_its_own() -> None:
    assert speedup_of_sums([[-1.0], [101.0]], [50.0, 50.0]) == pytest.approx(1.0)
    with pytest.raises(ValueError, match=r"task 0: the correct samples cost -1\.0 together"):
        task_speedups([[-1.0], [101.0]], [50.0, 50.0])
    with pytest.raises(ValueError, match=r"the correct samples cost -1\.0 together"):
        speedup_of_sums([[-1.0]], [50.0])


@pytest.mark.parametrize("margin", [-0.01, 1.0, nan])
def test_a_margin_out_of_range_is_refused_by_its_value(margin: float) -> None:
    with pytest.raises(ValueError, match=f"margin is {margin};"):
        efficient_samples([1.0], reference_cost=1.0, margin=margin)


@pytest.mark.parametrize("width", [-0.01, inf, nan])
def test_a_width_out_of_range_is_refused_by_its_value(width: float) -> None:
    with pytest.raises(ValueError, match=f"width is {width};"):
        near_tie_share([[1.0]], [1.0], width=width)


@pytest.mark.parametrize("cost", [0.0, -1.0, nan, inf])
def test_a_reference_that_is_no_baseline_is_refused_by_its_cost(cost: float) -> None:
    with pytest.raises(ValueError, match=f"the reference's cost is {cost};"):
        efficient_samples([1.0], reference_cost=cost)
    with pytest.raises(ValueError, match=f"the reference's cost is {cost};"):
        speedup_of_sums([[1.0]], [cost])


@pytest.mark.parametrize("cost", [nan, inf, -inf])
def test_a_cost_that_is_not_finite_is_refused_by_sample_and_value(cost: float) -> None:
    with pytest.raises(ValueError, match=f"the cost of sample 1 is {cost};"):
        efficient_samples([1.0, cost], reference_cost=1.0)
    with pytest.raises(ValueError, match=f"the cost of sample 0 is {cost};"):
        near_tie_share([[cost]], [1.0])


def test_an_impossible_k_and_values_that_are_no_truth_values_are_refused() -> None:
    with pytest.raises(ValueError, match="k is 0;"):
        efficient_at_k([True], 0)
    with pytest.raises(ValueError, match="k is 2 but the task has only 1 sample"):
        efficient_at_k([True], 2)
    with pytest.raises(ValueError, match=r"efficient holds 0\.5;"):
        efficient_at_k([1.0, 0.5], 1)
    with pytest.raises(ValueError, match="efficient holds nan;"):
        efficient_at_k([nan], 1)
    with pytest.raises(ValueError, match=r"efficient has shape \(1, 2\)"):
        efficient_at_k([[True, False]], 1)


def test_tasks_without_a_reference_are_refused_with_both_numbers() -> None:
    with pytest.raises(ValueError, match="costs of 2 tasks but 1 reference costs"):
        task_speedups([[1.0], [2.0]], [1.0])


def test_a_rewrite_is_worth_its_speed_up_and_at_least_what_was_given() -> None:
    assert rewrite_speedups([100.0, 25.0, 400.0, None, 0.5], given_cost=100.0).tolist() == [1.0, 4.0, 1.0, 1.0, 100.0]
    with pytest.raises(ValueError, match="the cost of sample 0 is nan"):
        rewrite_speedups([nan], given_cost=1.0)


@given(costs=st.lists(st.none() | st.floats(-10.0, 1e9), max_size=9), reference=st.floats(1.0, 1e9))
def test_a_clipped_ratio_is_the_speed_up_where_there_is_none_and_1_where_there_is(
    costs: list[float | None], reference: float
) -> None:
    ratios = clipped_ratios(costs, reference_cost=reference).tolist()
    for cost, ratio in zip(costs, ratios, strict=True):
        if cost is None:
            assert ratio == 0
        elif cost <= reference:
            assert ratio == 1
        else:
            assert ratio == pytest.approx(reference / cost)


def test_a_clipped_ratio_needs_costs_that_are_numbers() -> None:
    with pytest.raises(ValueError, match="the cost of sample 0 is nan"):
        clipped_ratios([nan], reference_cost=1.0)


@pytest.mark.parametrize("factor", [-0.1, nan, inf])
def test_a_factor_out_of_range_is_refused_by_its_value(factor: float) -> None:
    with pytest.raises(ValueError, match=f"the factor is {factor}"):
        is_faster_by([1.0], factor, given_cost=2.0)


def test_what_is_more_than_a_factor_as_fast_counts_1() -> None:
    assert is_faster_by([None, 5.0, 4.9, 10.0], 2.0, given_cost=10.0).tolist() == [0, 0, 1, 0]
    assert is_faster_by([None, 20.0], 0.0, given_cost=10.0).tolist() == [0, 1]
