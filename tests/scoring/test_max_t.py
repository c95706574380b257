"""The max-T test by sign flips, step-down, against what its definition says."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.scoring import compare_all, compare_paired, holm_adjusted, step_down_test

tables = st.tuples(st.integers(1, 5), st.integers(1, 6)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(-3, 3).map(float), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)


def by_definition(table: list[list[float]]) -> list[float]:
    """Westfall & Young's algorithm over every flip, one number at a time."""
    size = [sum(value**2 for value in row) ** 0.5 or 1.0 for row in table]

    def statistics(signs: tuple[int, ...]) -> list[float]:
        sums = [sum(sign * value for sign, value in zip(signs, row, strict=True)) for row in table]
        return [round(abs(total) / own, 9) for total, own in zip(sums, size, strict=True)]

    n_tasks = len(table[0])
    flipped = [statistics(signs) for signs in product((1, -1), repeat=n_tasks)]
    found = statistics((1,) * n_tasks)
    order = sorted(range(len(table)), key=lambda pair: -found[pair])
    adjusted, largest = [0.0] * len(table), 0.0
    for place, pair in enumerate(order):
        rest = order[place:]
        share = sum(max(flip[other] for other in rest) >= found[pair] for flip in flipped) / len(flipped)
        adjusted[pair] = largest = max(largest, share)
    return adjusted


@settings(max_examples=60)
@given(tables)
def test_adjusted_p_values_are_those_of_the_definition(table: list[list[float]]) -> None:
    test = step_down_test(table)
    assert list(test.adjusted) == pytest.approx(by_definition(table))
    assert all(own <= family + 1e-12 for own, family in zip(test.p_values, test.adjusted, strict=True))
    assert list(test.p_values) == pytest.approx([compare_paired(np.zeros(len(row)), row).p_value for row in table])


@settings(max_examples=40)
@given(tables, st.randoms(use_true_random=False))
def test_order_and_sign_change_nothing(table: list[list[float]], random: "np.random.Generator") -> None:
    apart = [[value * (1 + 0.01 * place) for place, value in enumerate(row)] for row in table]  # no two tasks alike
    wide = [[*row, *(0.1 * value + place for place, value in enumerate(row))] for row in apart]  # beyond exact flips
    tasks = list(range(len(wide[0])))
    random.shuffle(tasks)
    mirrored = [[-row[task] for task in tasks] for row in wide[::-1]]
    n_resamples = 50
    assert step_down_test(mirrored, n_resamples=n_resamples).adjusted[::-1] == pytest.approx(
        step_down_test(wide, n_resamples=n_resamples).adjusted, abs=1.01 / 51
    )


def test_pairs_that_say_the_same_do_not_count_twice() -> None:
    rng = np.random.default_rng(0)
    row = rng.normal(0.3, 1, 40)
    alone = step_down_test([row]).adjusted[0]
    copies = step_down_test([row, -row, 2 * row])
    assert copies.adjusted == pytest.approx([alone] * 3)
    assert holm_adjusted(copies.p_values)[0] == pytest.approx(3 * alone)


def test_random_flips_estimate_what_all_flips_give() -> None:
    rng = np.random.default_rng(1)
    table = rng.normal(0.4, 1, (6, 11))
    exact, drawn = step_down_test(table, n_resamples=2**11), step_down_test(table, n_resamples=2**11 - 1)
    assert (exact.method, drawn.method) == ("exact, 2^11 sign flips", "2047 random sign flips")
    assert drawn.adjusted == pytest.approx(exact.adjusted, abs=4 * 0.5 / 2047**0.5)


def test_many_runs_are_told_apart_that_holm_never_could() -> None:
    # 1,225 pairs of 50 runs: the least p of 9,999 flips, 1/10,000, times the pairs is above 0.05 whatever they score.
    rng = np.random.default_rng(2)
    scores = rng.normal(0, 0.05, (50, 30)) + np.linspace(0, 1, 50)[:, np.newaxis]
    pairs = compare_all(scores)
    assert min(holm_adjusted([pair.paired.p_value for pair in pairs])) > 0.05
    assert sum(pair.distinguishable for pair in pairs) > 1_000


def test_equal_runs_are_rarely_told_apart_together() -> None:
    # 20 equal runs, 190 pairs: of 100 families about 5 may err; 12 or more have a chance of less than 0.5 %.
    rng = np.random.default_rng(3)
    errors = 0
    for _ in range(100):
        scores = (rng.random((20, 40)) < rng.beta(0.5, 0.5, 40)).astype(float)
        differences = [scores[b] - scores[a] for a, b in combinations(range(20), 2)]
        errors += min(step_down_test(differences, n_resamples=199).adjusted) < 0.05
    assert errors < 12


@pytest.mark.parametrize("bad", [[0.0, 1.0], [[float("nan")]], [[float("inf")]]])
def test_what_is_no_table_of_finite_numbers_is_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="give a row of finite numbers for each pair"):
        step_down_test(bad)


def test_without_flips_there_is_no_test() -> None:
    with pytest.raises(ValueError, match="n_resamples is 0"):
        step_down_test([[1.0]], n_resamples=0)
