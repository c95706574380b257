import dataclasses
import math
from dataclasses import replace
from itertools import permutations, product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.scoring import (
    PairedComparison,
    compare_paired,
    holm_adjusted,
    is_distinguishable,
    minimum_detectable_difference,
    tasks_to_separate,
)

Pairs = list[tuple[float, float]]

# Multiples of 1/8 meet each other often: ties, equal differences, and differences of equal size and other sign.
coarse = st.integers(0, 16).map(lambda eighths: eighths / 8)
scores = coarse | st.floats(0, 2)
# Sums of these are equal or well apart, however they are computed.
millionths = coarse | st.integers(0, 2_000_000).map(lambda part: part / 1_000_000)
some_pairs = st.lists(st.tuples(scores, scores), min_size=1, max_size=9)
QUICK = 499


def compare(pairs: Pairs, *, tie_margin: float = 0.0, n_resamples: int = QUICK, seed: int = 0) -> PairedComparison:
    first, second = zip(*pairs, strict=True)
    return compare_paired(first, second, tie_margin=tie_margin, n_resamples=n_resamples, seed=seed)


def mirrored(result: PairedComparison) -> PairedComparison:
    return dataclasses.replace(
        result,
        difference=-result.difference,
        ci_low=None if result.ci_high is None else -result.ci_high,
        ci_high=None if result.ci_low is None else -result.ci_low,
        wins=result.losses,
        losses=result.wins,
    )


def share_of_sign_flips_as_far_out(differences: list[float]) -> float:
    observed = abs(math.fsum(differences))
    noise = 1e-11 * math.fsum(map(abs, differences))
    flips = [
        abs(math.fsum(sign * value for sign, value in zip(signs, differences, strict=True)))
        for signs in product((1, -1), repeat=len(differences))
    ]
    return sum(flip >= observed - noise for flip in flips) / len(flips)


def holm_by_rejecting(p_values: list[float], alpha: float) -> list[bool]:
    """As Holm wrote it down: test the smallest at α/m, the next at α/(m−1), stop at the first that is not rejected."""
    rejected = [False] * len(p_values)
    for passed, position in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        if p_values[position] * (len(p_values) - passed) > alpha:
            break
        rejected[position] = True
    return rejected


def test_a_comparison_by_hand() -> None:
    # Differences 0.2, 0, -0.1, 0.5: mean 0.15, squared deviations 0.0025 + 0.0225 + 0.0625 + 0.1225 = 0.21.
    got = compare([(0.5, 0.7), (1.0, 1.0), (0.3, 0.2), (0.0, 0.5)])
    error = math.sqrt(0.21 / 3 / 4)
    assert got.difference == pytest.approx(0.15)
    assert got.standard_error == pytest.approx(error)
    assert (got.wins, got.ties, got.losses, got.n_tasks) == (2, 1, 1, 4)
    # Of the 8 signs of 0.2, 0.1, 0.5, four give a sum as far out as 0.6: 0.6, 0.8 and their mirror images.
    assert (got.p_value, got.p_method) == (0.5, "exact, 2^3 sign flips")
    # t quantiles for 3 degrees of freedom: 3.1824 and 0.9785.
    assert got.minimum_detectable == pytest.approx((3.18245 + 0.97847) * error, rel=1e-5)
    assert got.ci_low is not None
    assert got.ci_high is not None
    assert got.ci_low < 0.15 < got.ci_high
    assert got.method == "bootstrap over tasks, BCa"


def test_the_interval_is_that_of_the_mean_difference() -> None:
    rng = np.random.default_rng(0)
    differences = rng.normal(0.1, 0.3, 200)
    first = rng.uniform(0, 1, 200)
    got = compare_paired(first, first + differences)
    assert got.standard_error is not None
    assert got.ci_low == pytest.approx(got.difference - 1.96 * got.standard_error, abs=0.003)
    assert got.ci_high == pytest.approx(got.difference + 1.96 * got.standard_error, abs=0.003)


@settings(max_examples=40)
@given(some_pairs)
def test_swapping_the_runs_gives_the_exact_mirror_image(pairs: Pairs) -> None:
    assert compare([(b, a) for a, b in pairs]) == mirrored(compare(pairs))


@settings(max_examples=40)
@given(some_pairs, st.randoms(use_true_random=False))
def test_the_order_of_the_tasks_changes_nothing(pairs: Pairs, random: Random) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)
    assert compare(shuffled) == compare(pairs)


@settings(max_examples=5)
@given(st.lists(st.tuples(scores, scores), min_size=20, max_size=30), st.randoms(use_true_random=False))
def test_random_flips_do_not_see_the_order_of_tasks_or_runs_either(pairs: Pairs, random: Random) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)
    assert compare(shuffled) == compare(pairs)
    assert compare([(b, a) for a, b in shuffled]) == mirrored(compare(pairs))


@settings(max_examples=30)
@given(st.lists(scores, min_size=1, max_size=30))
def test_identical_runs_tie_on_every_task(row: list[float]) -> None:
    got = compare_paired(row, row, n_resamples=QUICK)
    assert (got.difference, got.p_value, got.wins, got.ties, got.losses) == (0.0, 1.0, 0, len(row), 0)
    assert (got.standard_error, got.ci_low, got.ci_high, got.minimum_detectable) == (None, None, None, None)


@settings(max_examples=60)
@given(st.lists(st.tuples(millionths, millionths), min_size=1, max_size=9))
def test_few_tasks_give_the_exact_share_of_sign_flips(pairs: Pairs) -> None:
    got = compare(pairs, n_resamples=512)
    assert got.p_method.startswith("exact")
    assert got.p_value == pytest.approx(share_of_sign_flips_as_far_out([b - a for a, b in pairs]))


def test_differences_that_cancel_give_1() -> None:
    # In floating point 0.1 + 0.2 − 0.3 is not 0.
    assert compare([(0.0, 0.1), (0.0, 0.2), (0.3, 0.0)]).p_value == 1.0


def test_many_tasks_are_flipped_at_random_near_the_exact_share() -> None:
    rng = np.random.default_rng(2)
    differences = rng.normal(0.3, 1.0, 14)
    got = compare_paired(np.zeros(14), differences)
    assert got.p_method == "9999 random sign flips"
    assert got.p_value == pytest.approx(share_of_sign_flips_as_far_out(differences.tolist()), abs=0.02)
    assert compare_paired(np.zeros(14), differences) == got
    assert compare_paired(np.zeros(14), differences, seed=1).p_value != got.p_value


def test_a_p_value_is_never_0() -> None:
    got = compare_paired(np.zeros(40), np.linspace(1, 2, 40))
    assert got.p_value == pytest.approx(2 / 10_000)


def test_tasks_without_a_difference_do_not_use_up_flips() -> None:
    alike, apart = [(1.0, 1.0)] * 30, [(0.0, 0.5), (0.2, 0.9), (0.4, 0.6)]
    got = compare(alike + apart)
    assert (got.p_value, got.p_method) == (0.25, "exact, 2^3 sign flips")


@pytest.mark.parametrize(
    ("margin", "outcome"), [(0.0, (2, 0, 1)), (0.1, (1, 1, 1)), (0.5, (0, 2, 1)), (0.6, (0, 3, 0))]
)
def test_the_margin_makes_ties_and_touches_nothing_else(margin: float, outcome: tuple[int, int, int]) -> None:
    # 0.3 − 0.2 is a little below 0.1 in floating point, and 0.6 − 0.5 is not: both are ties at 0.1.
    pairs = [(0.2, 0.3), (0.0, 0.5), (0.6, 0.0)]
    got = compare(pairs, tie_margin=margin)
    assert (got.wins, got.ties, got.losses) == outcome
    assert dataclasses.replace(got, wins=0, ties=0, losses=0) == dataclasses.replace(
        compare(pairs), wins=0, ties=0, losses=0
    )


def test_one_score_computed_along_two_paths_is_a_tie() -> None:
    got = compare([(0.1 + 0.2, 0.3), (1.0, 1.0)])
    assert (got.difference, got.ties) == (0.0, 2)


def test_one_task_has_neither_error_nor_interval() -> None:
    got = compare([(0.5, 0.8)])
    assert (got.standard_error, got.ci_low, got.ci_high, got.minimum_detectable) == (None, None, None, None)
    assert (got.method, got.p_value) == ("no interval: one task", 1.0)


def test_the_same_difference_everywhere_has_no_interval_but_a_p_value() -> None:
    got = compare([(0.0, 1.0)] * 8)
    assert (got.standard_error, got.ci_low, got.minimum_detectable) == (None, None, None)
    assert got.method == "no interval: no scatter"
    assert got.p_value == 2 / 2**8


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("side", ["first", "second"])
def test_scores_that_are_not_finite_are_refused_with_their_value(bad: float, side: str) -> None:
    good, broken = [0.0, 1.0], [0.0, bad]
    with pytest.raises(ValueError, match=f"a score in {side} is {bad}"):
        compare_paired(broken if side == "first" else good, broken if side == "second" else good)


def test_unequal_lengths_are_refused_with_both() -> None:
    with pytest.raises(ValueError, match="first has 2 scores and second has 3"):
        compare_paired([0.0, 1.0], [0.0, 1.0, 2.0])


def test_no_tasks_and_tables_are_refused_with_their_shape() -> None:
    with pytest.raises(ValueError, match=r"first has shape \(0,\)"):
        compare_paired([], [])
    with pytest.raises(ValueError, match=r"second has shape \(1, 2\)"):
        compare_paired([0.0, 1.0], [[0.0, 1.0]])


@pytest.mark.parametrize("margin", [-0.1, math.nan, math.inf])
def test_margins_that_make_no_sense_are_refused(margin: float) -> None:
    with pytest.raises(ValueError, match=f"tie_margin is {margin}"):
        compare([(0.0, 1.0)], tie_margin=margin)


def test_settings_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="confidence is 1"):
        compare_paired([0.0], [1.0], confidence=1.0)
    with pytest.raises(ValueError, match="n_resamples is 1"):
        compare_paired([0.0], [1.0], n_resamples=1)


def test_the_detectable_difference_of_many_tasks_is_2_8_standard_errors() -> None:
    assert minimum_detectable_difference(0.1, 100_000) == pytest.approx(0.28016, rel=1e-4)
    assert minimum_detectable_difference(0.0, 2) == 0.0


def test_a_difference_as_large_as_the_detectable_one_is_found_in_4_of_5_cases() -> None:
    rng, n_tasks, n_trials = np.random.default_rng(4), 30, 4_000
    noise = rng.normal(0, 1, (n_trials, n_tasks))
    true_difference = minimum_detectable_difference(1 / math.sqrt(n_tasks), n_tasks)
    t = (noise + true_difference).mean(axis=1) / (noise.std(axis=1, ddof=1) / math.sqrt(n_tasks))
    assert np.mean(t > 2.0452) == pytest.approx(0.8, abs=0.03)


def test_detectable_differences_of_senseless_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="standard_error is nan"):
        minimum_detectable_difference(math.nan, 3)
    with pytest.raises(ValueError, match="standard_error is -1"):
        minimum_detectable_difference(-1.0, 3)
    with pytest.raises(ValueError, match="n_tasks is 1"):
        minimum_detectable_difference(0.1, 1)
    with pytest.raises(ValueError, match="power is 1"):
        minimum_detectable_difference(0.1, 3, power=1.0)
    with pytest.raises(ValueError, match="significance is 0"):
        minimum_detectable_difference(0.1, 3, significance=0.0)


def test_holm_by_hand() -> None:
    # Ascending: 0.005 · 4, 0.01 · 3, 0.03 · 2, 0.04 · 1 raised to the 0.06 before it.
    assert holm_adjusted([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm_adjusted([]) == ()
    assert holm_adjusted([0.3]) == (0.3,)
    assert holm_adjusted([0.6, 0.7]) == (1.0, 1.0)


@given(st.lists(st.integers(0, 64).map(lambda part: part / 64), max_size=7), st.integers(1, 63))
def test_holms_adjusted_p_values_reject_what_his_procedure_rejects(p_values: list[float], part: int) -> None:
    alpha = part / 64
    assert [p <= alpha for p in holm_adjusted(p_values)] == holm_by_rejecting(p_values, alpha)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=4))
def test_holms_adjustment_goes_with_its_test_and_never_lowers(p_values: list[float]) -> None:
    adjusted = dict(enumerate(holm_adjusted(p_values)))
    assert all(p <= adjusted[index] <= min(1.0, len(p_values) * max(p_values)) for index, p in enumerate(p_values))
    for order in permutations(range(len(p_values))):
        assert holm_adjusted([p_values[index] for index in order]) == tuple(adjusted[index] for index in order)


@pytest.mark.parametrize("bad", [math.nan, -0.1, 1.5])
def test_p_values_out_of_range_are_refused(bad: float) -> None:
    with pytest.raises(ValueError, match=f"p-value 1 is {bad}"):
        holm_adjusted([0.5, bad])


def test_a_pair_is_told_apart_by_its_test_and_its_interval() -> None:
    pair = replace(compare_paired([0.0, 0.1, 0.2], [0.5, 0.7, 0.6]), ci_low=0.1, ci_high=0.3)
    assert is_distinguishable(pair, 0.049)
    assert not is_distinguishable(pair, 0.05)
    assert not is_distinguishable(replace(pair, ci_low=-0.1), 0.01)
    assert is_distinguishable(replace(pair, ci_low=None, ci_high=None), 0.01)


def test_so_many_tasks_tell_apart_what_was_measured() -> None:
    rng = np.random.default_rng(0)
    pair = compare_paired(np.zeros(20), rng.normal(0.1, 0.5, 20))
    needed = tasks_to_separate(pair)
    assert needed is not None
    assert pair.standard_error is not None
    # By the definition: at N tasks the difference is z_0.975 + z_0.8 of its standard errors.
    error = pair.standard_error * (20 / needed) ** 0.5
    assert abs(pair.difference) / error == pytest.approx(1.959964 + 0.841621, rel=0.02)
    more = tasks_to_separate(pair, n_pairs=10)
    assert more is not None
    assert more > needed
    assert tasks_to_separate(replace(pair, difference=50.0)) == 6
    assert tasks_to_separate(replace(pair, difference=0.0)) is None
    assert tasks_to_separate(replace(pair, standard_error=None)) is None
    for n_pairs, power in ((0, 0.8), (1, 1.0)):
        with pytest.raises(ValueError, match="give at least 1, and a share"):
            tasks_to_separate(pair, n_pairs=n_pairs, power=power)
