"""The exponent of growth against scipy's regression and against what it was made from."""

import numpy as np
import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st

from effbench.scoring import growth_exponent


@given(st.lists(st.tuples(st.integers(1, 10**6), st.floats(1, 1e12)), min_size=3, max_size=12))
def test_slope_and_interval_are_those_of_a_regression(points: list[tuple[int, float]]) -> None:
    sizes, costs = zip(*points, strict=True)
    got = growth_exponent(sizes, costs)
    if len(set(sizes)) == 1:
        assert got is None
        return
    (slope, _), covariance = np.polyfit(np.log(sizes), np.log(costs), 1, cov=True)
    reach = scipy.stats.t.ppf(0.975, len(points) - 2) * max(0.0, covariance[0, 0]) ** 0.5
    assert got is not None
    found = (got.exponent, got.ci_low, got.ci_high)
    assert found == pytest.approx((slope, slope - reach, slope + reach), rel=1e-5, abs=1e-4)


def test_a_power_law_has_its_power_and_no_width() -> None:
    got = growth_exponent([10, 100, 1000], [7 * n**1.5 for n in (10, 100, 1000)])
    assert got is not None
    assert (got.exponent, got.ci_low, got.ci_high) == pytest.approx((1.5, 1.5, 1.5))


def test_two_points_have_a_slope_and_no_interval_and_one_has_none() -> None:
    two = growth_exponent([10, 100], [5, 500])
    assert two is not None
    assert two.exponent == pytest.approx(2)
    assert (two.ci_low, two.ci_high) == (None, None)
    assert growth_exponent([10, 10, 10], [1, 2, 3]) is None
    assert growth_exponent([0, 10, 100], [5, 0, 7]) is None


def test_rows_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="give two equal rows"):
        growth_exponent([1, 2], [1])
