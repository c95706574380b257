from math import inf, nan

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.scoring import Estimate, estimate_mean, expected_max, pass_at_k

Row = npt.NDArray[np.float64]


def row(*samples: float) -> Row:
    return np.array(samples, dtype=np.float64)


def mean(samples: Row, k: int) -> float:
    return float(samples.mean())


def pass_rate(passed: npt.NDArray[np.bool_], k: int) -> float:
    return pass_at_k(passed.size, int(np.count_nonzero(passed)), k)


def bernoulli_tasks(n_tasks: int, n_samples: int, seed: int) -> list[Row]:
    rng = np.random.default_rng(seed)
    return [(rng.random(n_samples) < rate).astype(np.float64) for rate in rng.beta(0.5, 0.5, n_tasks)]


def ends(estimate: Estimate) -> tuple[float, float, float]:
    assert estimate.standard_error is not None
    assert estimate.ci_low is not None
    assert estimate.ci_high is not None
    return estimate.standard_error, estimate.ci_low, estimate.ci_high


def test_the_point_estimate_is_the_mean_over_tasks_with_0_for_a_task_without_samples() -> None:
    got = estimate_mean("eff@k", 2, [row(0.0, 1.0), row(), row(0.5, 0.5, 0.5)], expected_max)
    assert got.point_estimate == pytest.approx((1.0 + 0.0 + 0.5) / 3)
    assert (got.metric, got.k, got.n_tasks, got.n_samples) == ("eff@k", 2, 3, 5)


def test_one_seed_gives_one_result_and_another_seed_another_interval() -> None:
    tasks = [row(value) for value in np.random.default_rng(3).random(25)]
    first = estimate_mean("pass@k", 1, tasks, mean, seed=5)
    assert estimate_mean("pass@k", 1, tasks, mean, seed=5) == first
    other = estimate_mean("pass@k", 1, tasks, mean, seed=6)
    assert other.ci_low != first.ci_low
    assert other.point_estimate == first.point_estimate


def test_truth_values_and_numbers_give_the_same_estimate() -> None:
    tasks = bernoulli_tasks(12, 5, seed=1)
    truths = [samples > 0.5 for samples in tasks]
    assert estimate_mean("pass@k", 2, truths, pass_rate).point_estimate == pytest.approx(
        estimate_mean("pass@k", 2, tasks, expected_max).point_estimate
    )


def test_with_one_sample_a_task_the_standard_error_is_that_of_a_mean_over_tasks() -> None:
    tasks = [row(value) for value in np.random.default_rng(2).random(200)]
    got = estimate_mean("eff@k", 1, tasks, mean)
    scores = np.concatenate(tasks)
    error, low, high = ends(got)
    assert error == pytest.approx(scores.std(ddof=1) / 200**0.5)
    assert (high - low) / 2 == pytest.approx(1.96 * error, rel=0.05)
    assert got.method == "bootstrap over tasks, BCa"


def test_the_scatter_of_a_tasks_samples_is_counted_once() -> None:
    # Drawing samples anew within the drawn tasks would give the variance between + 2 · within.
    tasks = bernoulli_tasks(300, 5, seed=4)
    rates = np.random.default_rng(4).beta(0.5, 0.5, 300)
    within = (rates * (1 - rates)).mean() / 5
    got = estimate_mean("pass@k", 1, tasks, mean, bounds=(0, 1))
    error, low, high = ends(got)
    assert error == pytest.approx(((rates.var() + within) / 300) ** 0.5, rel=0.06)
    assert (high - low) / 2 == pytest.approx(1.96 * error, rel=0.05)
    assert got.method == "bootstrap over tasks and ends of the range, BCa"


def test_the_interval_holds_its_estimate_even_where_resampled_samples_score_lower() -> None:
    # The best of all n: a resample misses the one good sample in a third of the draws.
    rng = np.random.default_rng(0)
    tasks = [row(best, *np.zeros(9)) for best in rng.random(100)]
    got = estimate_mean("eff@k", 10, tasks, expected_max, bounds=(0, 1))
    _, low, high = ends(got)
    assert low < got.point_estimate < high


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.floats(0, 2), max_size=4), min_size=2, max_size=6), st.integers(0, 99))
def test_an_interval_is_ordered_and_stays_within_the_bounds(tasks: list[list[float]], seed: int) -> None:
    got = estimate_mean(
        "eff@k", 1, [row(*task) for task in tasks], expected_max, n_resamples=100, seed=seed, bounds=(0, 2)
    )
    assert got.ci_low is not None
    assert got.ci_high is not None
    assert 0 <= got.ci_low <= got.ci_high <= 2


def test_a_score_beyond_the_bounds_moves_them() -> None:
    tasks = [row(3.0), row(-1.0)]
    got = estimate_mean("eff@k", 1, tasks, mean, bounds=(0, 2))
    assert ends(got)[1:] == (-1.0, 3.0)


def test_a_higher_confidence_gives_a_wider_interval() -> None:
    tasks = bernoulli_tasks(40, 3, seed=8)
    _, narrow_low, narrow_high = ends(estimate_mean("pass@k", 1, tasks, mean, confidence=0.8))
    _, wide_low, wide_high = ends(estimate_mean("pass@k", 1, tasks, mean, confidence=0.99))
    assert wide_low < narrow_low < narrow_high < wide_high


def test_the_ends_of_the_range_keep_few_tasks_from_claiming_too_much() -> None:
    tasks = [row(1.0)] * 29 + [row(0.95)]
    _, low, high = ends(estimate_mean("pass@k", 1, tasks, mean))
    assert low > 0.98
    _, guarded_low, guarded_high = ends(estimate_mean("pass@k", 1, tasks, mean, bounds=(0, 1)))
    assert guarded_low < 0.95
    assert high <= guarded_high <= 1


def test_one_task_has_neither_standard_error_nor_interval() -> None:
    got = estimate_mean("eff@k", 1, [row(0.2, 0.9)], mean, bounds=(0, 1))
    assert got.point_estimate == pytest.approx(0.55)
    assert (got.standard_error, got.ci_low, got.ci_high) == (None, None, None)
    assert got.method == "no interval: one task"


@pytest.mark.parametrize(
    ("score", "low", "high"),
    # 20 tasks: q = 1 − 0.025^(1/20) = 0.168433
    [(0.0, 0.0, 0.168433 * 2), (1.0, 1 - 0.168433, 1 + 0.168433), (2.0, 2 - 0.168433 * 2, 2.0)],
)
def test_scores_that_are_all_alike_get_the_clopper_pearson_bound(score: float, low: float, high: float) -> None:
    got = estimate_mean("eff@k", 1, [row(score)] * 20, mean, bounds=(0, 2))
    assert (got.ci_low, got.ci_high) == pytest.approx((low, high), abs=1e-5)
    assert got.standard_error is None
    assert got.method == "Clopper-Pearson bound: all tasks score alike"


def test_scores_that_are_all_alike_get_no_interval_without_bounds() -> None:
    # Weighted sums over 3 and over 7 samples round differently; that is no variation.
    got = estimate_mean("eff@k", 2, [row(*[0.3] * 3), row(*[0.3] * 7)], expected_max)
    assert (got.standard_error, got.ci_low, got.ci_high) == (None, None, None)
    assert got.method == "no interval: all tasks score alike"


def test_equal_scores_of_scattering_samples_count_as_alike() -> None:
    got = estimate_mean("eff@k", 1, [row(0.1, 0.5)] * 20, mean, bounds=(0, 1))
    assert (got.ci_low, got.ci_high) == pytest.approx((0.3 * (1 - 0.168433), 0.3 + 0.7 * 0.168433), abs=1e-5)
    assert got.standard_error is None


def test_an_estimate_outside_all_resampled_means_gets_a_labelled_percentile_interval() -> None:
    tasks = [row(value) for value in (0.0, 0.0, 0.0, 1.0, 0.2)]
    methods = {estimate_mean("eff@k", 1, tasks, mean, n_resamples=2, seed=seed).method for seed in range(20)}
    assert methods == {"bootstrap over tasks, BCa", "bootstrap over tasks, percentile (BCa is undefined here)"}


def test_the_statistic_is_computed_once_for_each_task() -> None:
    calls = 0

    def counting(samples: Row, k: int) -> float:
        nonlocal calls
        calls += 1
        return float(samples.max())

    estimate_mean("eff@k", 1, list(np.random.default_rng(0).random((400, 100))), counting)
    assert calls == 400


def test_more_tries_than_samples_are_refused_with_task_n_and_k() -> None:
    with pytest.raises(ValueError, match="task 1: k is 3 but n is 2 samples"):
        estimate_mean("eff@k", 3, [row(), row(1.0, 2.0)], expected_max)


@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_a_sample_that_is_not_finite_is_refused_with_task_and_value(value: float) -> None:
    with pytest.raises(ValueError, match=f"task 1: a sample is {value};"):
        estimate_mean("eff@k", 1, [row(1.0), row(0.0, value)], expected_max)


def test_a_statistic_that_is_not_finite_is_refused_with_the_task() -> None:
    with pytest.raises(ValueError, match="task 0: the statistic gave nan;"):
        estimate_mean("eff@k", 1, [row(1.0)], lambda _samples, _k: nan)


@pytest.mark.parametrize("k", [0, -1])
def test_a_k_below_1_is_refused_by_its_value(k: int) -> None:
    with pytest.raises(ValueError, match=f"k is {k};"):
        estimate_mean("eff@k", k, [row(1.0)], mean)


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95.0, nan])
def test_a_confidence_that_is_no_share_is_refused_by_its_value(confidence: float) -> None:
    with pytest.raises(ValueError, match=f"confidence is {confidence};"):
        estimate_mean("eff@k", 1, [row(1.0)], mean, confidence=confidence)


def test_a_single_resample_is_refused() -> None:
    with pytest.raises(ValueError, match="n_resamples is 1;"):
        estimate_mean("eff@k", 1, [row(1.0)], mean, n_resamples=1)


@pytest.mark.parametrize("bounds", [(1.0, 0.0), (0.0, 0.0), (0.0, inf), (nan, 1.0)])
def test_bounds_that_enclose_nothing_finite_are_refused(bounds: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="bounds are"):
        estimate_mean("eff@k", 1, [row(1.0)], mean, bounds=bounds)


def test_no_tasks_are_refused() -> None:
    with pytest.raises(ValueError, match="there are no tasks"):
        estimate_mean("eff@k", 1, [], mean)


def test_a_table_of_samples_is_refused_with_task_and_shape() -> None:
    with pytest.raises(ValueError, match=r"task 0: the samples have shape \(2, 2\)"):
        estimate_mean("eff@k", 1, [np.ones((2, 2))], mean)
