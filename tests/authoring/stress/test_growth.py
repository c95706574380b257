"""The class of growth is found in synthetic counts, with offsets and noise."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.authoring.stress.growth import Growth, fit_growth

pytestmark = pytest.mark.long

SIZES = [50 * 2**step for step in range(8)]
SMALL_SIZES = list(range(8, 24, 2))
COSTS: dict[Growth, Callable[[float], float]] = {
    Growth.CONSTANT: lambda _: 1.0,
    Growth.LOGARITHMIC: lambda n: math.log2(n),
    Growth.LINEAR: lambda n: n,
    Growth.LINEARITHMIC: lambda n: n * math.log2(n),
    Growth.QUADRATIC: lambda n: n**2,
    Growth.QUADRATIC_LOG: lambda n: n**2 * math.log2(n),
    Growth.CUBIC: lambda n: n**3,
    Growth.EXPONENTIAL: lambda n: 1.8**n,
}
EXPONENTS = {Growth.CONSTANT: 0, Growth.LINEAR: 1, Growth.QUADRATIC: 2, Growth.CUBIC: 3}


def series(growth: Growth, *, factor: float, offset: float, noise: float, seed: int) -> tuple[list[int], list[float]]:
    """Counts of a program of that growth; the offset is a multiple of what the smallest size costs."""
    sizes = SMALL_SIZES if growth is Growth.EXPONENTIAL else SIZES
    cost = COSTS[growth]
    wobble = np.random.default_rng(seed).uniform(-noise, noise, len(sizes))
    first = 0.0 if growth is Growth.EXPONENTIAL else offset * factor * cost(sizes[0])
    return sizes, [(first + factor * cost(n)) * (1 + part) for n, part in zip(sizes, wobble, strict=True)]


@settings(max_examples=25)
@given(
    growth=st.sampled_from(Growth),
    factor=st.floats(10, 1000),
    offset=st.floats(0, 2),
    seed=st.integers(0, 2**32 - 1),
)
def test_the_class_is_found_in_counts_with_half_a_percent_of_noise(
    growth: Growth, factor: float, offset: float, seed: int
) -> None:
    fit = fit_growth(*series(growth, factor=factor, offset=offset, noise=0.005, seed=seed))
    assert fit.growth is growth


@pytest.mark.parametrize("growth", Growth)
def test_more_noise_does_not_rule_the_true_class_out(growth: Growth) -> None:
    """Fixed draws: one in thousands rises by chance like a slowly growing class."""
    fits = [fit_growth(*series(growth, factor=100, offset=seed % 3, noise=0.05, seed=seed)) for seed in range(20)]
    assert all(growth in {fit.growth, *fit.also_possible} for fit in fits)


@pytest.mark.parametrize(("growth", "exponent"), EXPONENTS.items())
def test_the_interval_of_the_exponent_holds_the_true_one_about_nineteen_times_in_twenty(
    growth: Growth, exponent: float
) -> None:
    fits = [fit_growth(*series(growth, factor=9, offset=0, noise=0.02, seed=seed)) for seed in range(60)]
    held = sum(fit.exponent_low <= exponent <= fit.exponent_high for fit in fits)
    assert 52 <= held <= 60
    assert all(fit.exponent_low < fit.exponent < fit.exponent_high for fit in fits)


def test_an_offset_does_not_hide_the_class() -> None:
    sizes = [100 * 2**step for step in range(9)]
    fit = fit_growth(sizes, [1_000_000 + 3 * n**2 for n in sizes])
    assert fit.growth is Growth.QUADRATIC
    assert fit.deviation < 1e-4


def test_costs_that_fall_are_not_called_growth() -> None:
    fit = fit_growth([1, 2, 4, 8, 16], [100, 100, 99.9, 100, 99.8])
    assert (fit.growth, fit.also_possible) == (Growth.CONSTANT, ())


def test_equal_costs_have_the_exponent_0_for_sure() -> None:
    fit = fit_growth([1, 2, 4, 8, 16], [7, 7, 7, 7, 7])
    assert (fit.growth, fit.exponent, fit.exponent_low, fit.exponent_high) == (Growth.CONSTANT, 0, 0, 0)


def test_a_fit_says_itself_in_one_line() -> None:
    sizes = [10, 20, 40, 80]
    assert str(fit_growth(sizes, [n**2 for n in sizes])) == "O(n²), exponent 2.00 (2.00 to 2.00)"


@pytest.mark.parametrize(
    ("sizes", "costs"),
    [
        ([1, 2, 3], [1, 2, 3]),
        ([1, 2, 3, 4], [1, 2, 3]),
        ([0, 1, 2, 3], [1, 2, 3, 4]),
        ([1, 2, 2, 3], [1, 2, 3, 4]),
        ([1, 2, 3, 4], [0, 1, 2, 3]),
    ],
)
def test_what_cannot_be_fitted_is_refused(sizes: list[int], costs: list[int]) -> None:
    with pytest.raises(ValueError, match=r"at least 4 sizes|positive"):
        fit_growth(sizes, costs)
