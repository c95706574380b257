"""Near-duplicates count as one: a suite in which every task is there twice says no more than the suite itself."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.scoring import compare_all, compare_paired, estimate_mean, expected_max
from effbench.scoring.compare_many import PAIRS_ONE_BY_ONE

scores = st.lists(st.floats(0, 1).map(lambda score: round(score, 3)), min_size=3, max_size=12)


def mean_of(row: list[float], clusters: list[str]) -> Any:
    samples = [np.array([score]) for score in row]
    return estimate_mean("eff@k", 1, samples, expected_max, bounds=(0.0, 1.0), n_resamples=500, clusters=clusters)


def twice(row: list[float]) -> tuple[list[float], list[str]]:
    names = [f"c{place}" for place in range(len(row))]
    return [*row, *row], [*names, *names]


@settings(max_examples=30, deadline=None)
@given(scores)
def test_a_doubled_suite_has_the_interval_of_the_suite(row: list[float]) -> None:
    doubled, clusters = twice(row)
    once, again = mean_of(row, []), mean_of(doubled, clusters)
    assert again.n_tasks == 2 * once.n_tasks
    for field in ("point_estimate", "standard_error", "ci_low", "ci_high"):
        assert getattr(again, field) == pytest.approx(getattr(once, field), abs=1e-9), field
    if "bootstrap" in once.method:
        assert f"over {len(row)} clusters of tasks" in again.method


@settings(max_examples=30, deadline=None)
@given(scores, st.randoms(use_true_random=False))
def test_names_of_tasks_that_are_alone_change_nothing(row: list[float], random: Any) -> None:
    names = [random.choice(["", f"c{place}"]) for place in range(len(row))]
    assert mean_of(row, names) == mean_of(row, [])


def test_two_runs_on_a_doubled_suite_compare_as_on_the_suite() -> None:
    rng = np.random.default_rng(5)
    first, second = rng.random(20).tolist(), rng.random(20).tolist()
    _, clusters = twice(first)
    once = compare_paired(first, second, n_resamples=999)
    again = compare_paired([*first, *first], [*second, *second], n_resamples=999, clusters=clusters)
    naive = compare_paired([*first, *first], [*second, *second], n_resamples=999)
    assert again.standard_error == pytest.approx(once.standard_error)
    assert (again.ci_low, again.ci_high) == pytest.approx((once.ci_low, once.ci_high), abs=0.02)
    assert again.p_value == pytest.approx(once.p_value, abs=0.02)
    assert naive.standard_error is not None
    assert once.standard_error is not None
    assert naive.standard_error < 0.8 * once.standard_error


@pytest.mark.parametrize("n_runs", [3, 11])
def test_many_runs_on_a_doubled_suite_compare_as_on_the_suite(n_runs: int) -> None:
    assert (n_runs * (n_runs - 1) // 2 > PAIRS_ONE_BY_ONE) == (n_runs == 11)
    table = np.random.default_rng(1).random((n_runs, 15))
    _, clusters = twice(table[0].tolist())
    doubled = np.hstack([table, table])
    once = compare_all(table, n_resamples=500)
    again = compare_all(doubled, n_resamples=500, clusters=clusters)
    for a, b in zip(once, again, strict=True):
        assert b.paired.difference == pytest.approx(a.paired.difference)
        assert b.paired.standard_error == pytest.approx(a.paired.standard_error)
        assert b.paired.p_value == pytest.approx(a.paired.p_value, abs=0.03)
        assert (b.paired.ci_low, b.paired.ci_high) == pytest.approx((a.paired.ci_low, a.paired.ci_high), abs=0.03)


def test_a_cluster_is_needed_for_each_task() -> None:
    with pytest.raises(ValueError, match="there are 1 clusters for 3 tasks; give one for each, or none"):
        mean_of([0.1, 0.2, 0.3], ["a"])


def test_tasks_of_a_single_cluster_give_no_interval() -> None:
    alone = compare_paired([0.1, 0.5], [0.2, 0.9], clusters=["a", "a"])
    assert (alone.standard_error, alone.ci_low) == (None, None)
    assert replace(mean_of([0.1, 0.5], ["a", "a"]), method="").ci_low is None
