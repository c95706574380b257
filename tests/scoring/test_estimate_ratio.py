"""Ratios of sums over tasks and geometric means, with their intervals."""

import math
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.scoring import estimate_geometric_mean, estimate_mean, estimate_ratio, expected_max

POSITIVE = st.floats(0.5, 100)
PAIRS = st.lists(st.tuples(POSITIVE, POSITIVE), min_size=2, max_size=8)


@given(PAIRS)
@settings(max_examples=15, deadline=None)
def test_a_ratio_is_that_of_the_sums_and_lies_in_its_interval(pairs: list[tuple[float, float]]) -> None:
    a, b = zip(*pairs, strict=True)
    got = estimate_ratio("speedup", a, b, n_samples=3, n_resamples=199)
    assert got.point_estimate == pytest.approx(sum(a) / sum(b))
    assert (got.metric, got.k, got.n_tasks, got.n_samples) == ("speedup", 1, len(pairs), 3)
    if got.ci_low is not None and got.ci_high is not None and "percentile" not in got.method:
        assert got.ci_low <= got.point_estimate + 1e-9
        assert got.ci_high >= got.point_estimate - 1e-9


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
@settings(max_examples=15, deadline=None)
def test_a_ratio_with_denominators_of_1_is_the_mean(values: list[float]) -> None:
    rows = [np.array([value]) for value in values]
    mean = estimate_mean("m", 1, rows, expected_max, bounds=(0.0, 1.0), n_resamples=199)
    ratio = estimate_ratio("m", values, [1] * len(values), n_samples=len(values), bounds=(0.0, 1.0), n_resamples=199)
    assert ratio == mean


def test_the_standard_error_is_the_linear_one() -> None:
    # R = 6/4; residuals 2 − 1.5 = 0.5 and 4 − 4.5 = −0.5 with s = √0.5, over √2 tasks and a mean denominator of 2.
    got = estimate_ratio("r", [2.0, 4.0], [1.0, 3.0], n_samples=2)
    assert got.point_estimate == 1.5
    assert got.standard_error == pytest.approx(math.sqrt(0.5) / math.sqrt(2) / 2)


def test_the_interval_of_a_ratio_holds_the_truth_about_as_often_as_it_says() -> None:
    rng = np.random.default_rng(0)
    held = 0
    for _ in range(100):
        costs = rng.lognormal(0, 0.5, size=40)
        got = estimate_ratio("r", 2 * costs * rng.lognormal(0, 0.3, size=40), costs, n_samples=40, n_resamples=499)
        assert got.ci_low is not None
        assert got.ci_high is not None
        held += got.ci_low <= 2 * math.exp(0.3**2 / 2) <= got.ci_high
    assert 88 <= held <= 100


def test_ratios_that_are_all_alike_have_the_interval_that_their_range_allows() -> None:
    bounded = estimate_ratio("r", [0, 0, 0], [1, 5, 9], n_samples=15, bounds=(0.0, 1.0))
    assert bounded.ci_low == 0.0
    assert bounded.ci_high == pytest.approx(1 - 0.025 ** (1 / 3))
    free = estimate_ratio("r", [2, 10], [1, 5], n_samples=2)
    assert (free.point_estimate, free.ci_low, free.standard_error) == (2.0, None, None)
    assert free.method == "no interval: all tasks score alike"


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        ([1.0], [1.0, 2.0], "give two equal rows"),
        ([[1.0]], [[1.0]], "give two equal rows"),
        ([], [], "there are no tasks"),
        ([1.0, nan], [1.0, 1.0], "may not be finite"),
        ([1.0], [inf], "may not be finite"),
        ([1.0, 1.0], [1.0, -1.0], "denominators' sum is 0.0"),
    ],
)
def test_what_has_no_ratio_is_refused(a: list[float], b: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        estimate_ratio("r", a, b, n_samples=1)


@given(st.lists(POSITIVE, min_size=2, max_size=6))
@settings(max_examples=15, deadline=None)
def test_a_geometric_mean_and_its_interval_turn_over_with_the_ratios(ratios: list[float]) -> None:
    got = estimate_geometric_mean("g", ratios, n_samples=9)
    assert got.point_estimate == pytest.approx(math.prod(ratios) ** (1 / len(ratios)))
    assert estimate_geometric_mean("g", [1 / u for u in ratios], n_samples=9).point_estimate == pytest.approx(
        1 / got.point_estimate
    )
    if got.ci_low is not None and got.ci_high is not None:
        assert min(ratios) * (1 - 1e-9) <= got.ci_low <= got.ci_high <= max(ratios) * (1 + 1e-9)
        assert got.method.endswith(", of logarithms")


def test_a_geometric_mean_of_one_task_has_no_interval() -> None:
    got = estimate_geometric_mean("g", [2.0], n_samples=4)
    assert (got.point_estimate, got.ci_low, got.standard_error, got.n_samples) == (2.0, None, None, 4)
    assert got.method == "no interval: one task"


@pytest.mark.parametrize("ratio", [0.0, -1.0, nan, inf])
def test_a_ratio_that_has_no_logarithm_is_refused(ratio: float) -> None:
    with pytest.raises(ValueError, match=f"the ratio of task 1 is {ratio}"):
        estimate_geometric_mean("g", [1.0, ratio], n_samples=2)
