"""BCa intervals: those of scipy, and none where there is none."""

from types import SimpleNamespace

import numpy as np
import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st

from effbench.scoring.bca import bca_interval


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0.1, 10)), min_size=3, max_size=40),
    st.integers(0, 2**32),
    st.sampled_from([0.5, 0.9, 0.95, 0.999]),
)
def test_the_ends_are_those_of_scipy(tasks: list[tuple[float, float]], seed: int, confidence: float) -> None:
    a, b = np.array(tasks).T
    draws = np.random.default_rng(seed).integers(0, a.size, (500, a.size))
    resampled = a[draws].sum(axis=1) / b[draws].sum(axis=1)
    estimate, left_out = float(a.sum() / b.sum()), (a.sum() - a) / (b.sum() - b)
    found = bca_interval(estimate, resampled, left_out, confidence)
    # The estimate's rank among the resamples is what rounding may change.
    if found is None or np.isclose(resampled, estimate, rtol=1e-12).any() or left_out.std() < 1e-9:
        return
    expected = scipy.stats.bootstrap(
        (a, b),
        lambda a, b, axis: a.sum(axis=axis) / b.sum(axis=axis),
        paired=True,
        vectorized=True,
        n_resamples=0,
        confidence_level=confidence,
        bootstrap_result=SimpleNamespace(bootstrap_distribution=resampled),
    ).confidence_interval
    assert found == pytest.approx((expected.low, expected.high), rel=1e-9)


@pytest.mark.parametrize(
    ("estimate", "left_out"),
    [
        (0.0, [0.4, 0.6]),  # below all resamples
        (1.0, [0.4, 0.6]),
        (0.5, [0.5, 0.5]),  # no item makes a difference
    ],
)
def test_where_no_end_is_defined_there_is_none(estimate: float, left_out: list[float]) -> None:
    assert bca_interval(estimate, np.linspace(0.1, 0.9, 99), np.array(left_out), 0.95) is None


def test_without_bias_and_skewness_the_ends_are_quantiles() -> None:
    resampled = np.linspace(0, 1, 1001)
    found = bca_interval(0.5, resampled, np.array([0.4, 0.5, 0.6]), 0.9)
    assert found == pytest.approx((0.05, 0.95))


@pytest.mark.parametrize("scale", [1e-300, 1e300])
def test_no_scale_is_too_small_or_too_large(scale: float) -> None:
    resampled = np.linspace(0, 1, 1001)
    plain = bca_interval(0.5, resampled, np.array([0.4, 0.5, 0.7]), 0.9)
    scaled = bca_interval(0.5 * scale, resampled * scale, np.array([0.4, 0.5, 0.7]) * scale, 0.9)
    assert plain is not None
    assert scaled == pytest.approx((plain[0] * scale, plain[1] * scale), rel=1e-9, abs=0)
