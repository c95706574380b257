"""Ratios of rounds, by hand and by simulation."""

import math
import random

import pytest

from effbench.scoring.rounds import ratio_of_rounds


def test_by_hand() -> None:
    # logs of 2 and 8 are log 4 ± log 2; the error of two rounds is log 2, and Student's quantile 12.706
    found = ratio_of_rounds([2.0, 8.0], [1.0, 1.0])
    assert found.ratio == pytest.approx(4.0)
    assert found.low == pytest.approx(4.0 / 2**12.7062047)
    assert found.high == pytest.approx(4.0 * 2**12.7062047)


def test_a_machine_that_grows_slower_touches_both_alike() -> None:
    found = ratio_of_rounds([3.0, 6.0, 30.0], [1.0, 2.0, 10.0])
    assert (found.ratio, found.low, found.high) == pytest.approx((3.0, 3.0, 3.0))


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    draw = random.Random(1)
    hits = 0
    for _ in range(2000):
        before = [math.exp(draw.gauss(1.0, 0.2)) for _ in range(5)]
        after = [math.exp(draw.gauss(0.0, 0.2)) for _ in range(5)]
        found = ratio_of_rounds(before, after)
        hits += found.low <= math.e <= found.high
    assert 0.93 < hits / 2000 < 0.97


@pytest.mark.parametrize(
    ("before", "after"), [([1.0], [1.0]), ([1.0, 2.0], [1.0]), ([1.0, 0.0], [1.0, 1.0]), ([1.0, math.nan], [1.0, 1.0])]
)
def test_refuses_what_has_no_interval(before: list[float], after: list[float]) -> None:
    with pytest.raises(ValueError, match=r"rounds|above 0"):
        ratio_of_rounds(before, after)
