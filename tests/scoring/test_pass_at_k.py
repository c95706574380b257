from fractions import Fraction
from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.scoring import expected_max, pass_at_k


@st.composite
def n_c_k(draw: st.DrawFn, largest: int) -> tuple[int, int, int]:
    n = draw(st.integers(1, largest))
    return n, draw(st.integers(0, n)), draw(st.integers(1, n))


@given(n_c_k(largest=8))
def test_pass_at_k_is_the_share_of_subsets_with_a_correct_sample(case: tuple[int, int, int]) -> None:
    n, c, k = case
    subsets = list(combinations([True] * c + [False] * (n - c), k))
    assert pass_at_k(n, c, k) == pytest.approx(sum(map(any, subsets)) / len(subsets))


@given(n_c_k(largest=300))
def test_pass_at_k_is_the_expected_maximum_of_zeros_and_ones(case: tuple[int, int, int]) -> None:
    n, c, k = case
    assert pass_at_k(n, c, k) == pytest.approx(expected_max(np.arange(n) < c, k), rel=1e-11)


@pytest.mark.parametrize("c", [1, 2, 57, 5_000, 9_990, 9_999])
@pytest.mark.parametrize("k", [1, 2, 10, 1_000, 9_999])
def test_pass_at_k_equals_the_exact_fraction_at_ten_thousand_samples(c: int, k: int) -> None:
    exact = 1 - Fraction(comb(10_000 - c, k), comb(10_000, k))
    assert pass_at_k(10_000, c, k) == float(exact)


@given(n_c_k(largest=50))
def test_pass_at_k_is_c_over_n_at_k_1_and_never_falls_with_k_or_c(case: tuple[int, int, int]) -> None:
    n, c, k = case
    assert pass_at_k(n, c, 1) == c / n
    assert pass_at_k(n, c, n) == (c > 0)
    assert pass_at_k(n, c, k) <= pass_at_k(n, c, min(n, k + 1))
    assert pass_at_k(n, c, k) <= pass_at_k(n, min(n, c + 1), k)


def test_pass_at_k_by_hand() -> None:
    # 4 samples, 1 correct, 2 tries: 3 of the 6 pairs hold it.
    assert pass_at_k(4, 1, 2) == 0.5


def test_a_task_without_samples_scores_0() -> None:
    assert pass_at_k(0, 0, 5) == 0.0


@pytest.mark.parametrize(
    ("n", "c", "k", "message"),
    [
        (3, 1, 0, "k is 0;"),
        (3, 1, -1, "k is -1;"),
        (3, 1, 4, "k is 4 but the task has only 3 samples"),
        (3, -1, 1, "c is -1 with n = 3"),
        (3, 4, 1, "c is 4 with n = 3"),
    ],
)
def test_impossible_numbers_are_refused_by_value(n: int, c: int, k: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        pass_at_k(n, c, k)
