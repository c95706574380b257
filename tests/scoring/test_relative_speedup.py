"""Speed-up ratios: means by hand, intervals, and the weight of one task."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.scoring.relative_speedup import harmonic_influences, speedup_scores

RATIOS = [0.5, 1.0, 2.0, 4.0]
CORRECT = [False, True, True, True]


def _scores(ratios: list[float], correct: list[bool]) -> dict[str, float]:
    return {each.name: each.point_estimate for each in speedup_scores(ratios, correct)}


def test_means_and_shares_are_those_by_hand() -> None:
    assert _scores(RATIOS, CORRECT) == pytest.approx(
        {"SR harmonic": 4 / 3.75, "SR geometric": 2**0.5, "SR median": 1.5, "correct": 0.75, "opt@1": 0.75}
    )


def test_a_patch_reaches_the_authors_from_95_percent_on_and_only_if_correct() -> None:
    assert _scores([0.949, 0.95, 5.0], [True, True, False])["opt@1"] == pytest.approx(1 / 3)


def test_errors_follow_from_those_of_the_means_within() -> None:
    harmonic, geometric, *_ = speedup_scores(RATIOS, CORRECT)
    inverse, logs = 1 / np.array(RATIOS), np.log(RATIOS)
    assert harmonic.standard_error == pytest.approx(inverse.std(ddof=1) / 2 / inverse.mean() ** 2)
    assert geometric.standard_error == pytest.approx(logs.std(ddof=1) / 2 * math.exp(logs.mean()))


def test_an_interval_holds_its_score() -> None:
    for each in speedup_scores([*RATIOS, 0.25, 1.5, 3.0], [*CORRECT, True, True, True]):
        assert each.ci_low is not None
        assert each.ci_high is not None
        assert each.ci_low < each.point_estimate < each.ci_high


def test_the_median_lies_between_order_statistics_of_the_sign_test() -> None:
    median = speedup_scores([float(n) for n in range(1, 11)], [True] * 10)[2]
    assert (median.ci_low, median.ci_high) == (2.0, 9.0)  # P(B <= 1) = 11/1024, P(B <= 2) = 56/1024


def test_few_tasks_have_no_interval_of_the_median_and_one_has_no_error() -> None:
    assert speedup_scores(RATIOS, CORRECT)[2].ci_low is None
    harmonic, geometric, *_ = speedup_scores([2.0], [True])
    assert (harmonic.standard_error, harmonic.ci_low, geometric.standard_error) == (None, None, None)


def test_one_task_may_carry_the_harmonic_mean() -> None:
    first, *_ = harmonic_influences([1.0, 0.01, 1.0])
    assert first.task == 1
    assert (first.share, first.without) == pytest.approx((100 / 102, 1.0))
    assert harmonic_influences([1.0]) == []


@given(st.lists(st.floats(1e-6, 1e6), min_size=2, max_size=20))
def test_shares_add_up_and_means_are_in_order(ratios: list[float]) -> None:
    assert sum(each.share for each in harmonic_influences(ratios)) == pytest.approx(1.0)
    scores = _scores(ratios, [True] * len(ratios))
    assert scores["SR harmonic"] <= scores["SR geometric"] * (1 + 1e-9)


@pytest.mark.parametrize(("ratios", "correct"), [([], []), ([0.0], [True]), ([math.inf], [True]), ([1.0], [])])
def test_refuses_what_is_no_ratio(ratios: list[float], correct: list[bool]) -> None:
    with pytest.raises(ValueError, match=r"ratios"):
        speedup_scores(ratios, correct)
