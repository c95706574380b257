from fractions import Fraction
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.scoring import win_rates

Rows = list[list[float | None]]
TABLES = st.tuples(st.integers(1, 4), st.integers(1, 5)).flatmap(
    lambda shape: st.lists(
        st.lists(st.none() | st.integers(0, 4).map(float), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)


def won(own: Fraction, other: Fraction, margin: Fraction) -> Fraction:
    return Fraction(1, 2) if abs(own - other) <= margin else Fraction(own > other)


def share(results: list[Fraction]) -> float | None:
    return float(sum(results, Fraction()) / len(results)) if results else None


@given(TABLES, st.integers(0, 2))
def test_win_rates_are_what_counting_one_round_at_a_time_gives(table: Rows, margin: int) -> None:
    for run, got in enumerate(win_rates(table, tie_margin=margin)):
        rounds, matches = [], []
        for other, row in enumerate(table):
            pairs = [
                (Fraction(a), Fraction(b))
                for a, b in zip(table[run], row, strict=True)
                if other != run and a is not None and b is not None
            ]
            rounds += [won(a, b, Fraction(margin)) for a, b in pairs]
            if pairs:
                own, others = (sum(side, Fraction()) / len(pairs) for side in zip(*pairs, strict=True))
                matches.append(won(own, others, Fraction()))
        assert got.tasks == (None if not rounds else pytest.approx(share(rounds)))
        assert got.runs == (None if not matches else pytest.approx(share(matches)))


@given(TABLES)
def test_the_win_rates_of_runs_that_all_meet_are_a_half_on_average(table: Rows) -> None:
    full: Rows = [[score or 0.0 for score in row] for row in table]
    rates = win_rates(full)
    if len(full) > 1:
        assert sum(rate.tasks or 0.0 for rate in rates) == pytest.approx(len(full) / 2)
        assert sum(rate.runs or 0.0 for rate in rates) == pytest.approx(len(full) / 2)


def test_win_rates_by_hand() -> None:
    # A - B: win, tie, and no third task. A - C: loss and tie. B - C: loss and tie, and a win in the third.
    table: Rows = [[3.0, 1.0, None], [2.0, 1.0, 9.0], [4.0, 1.0, 8.0]]
    first, second, third = win_rates(table)
    assert (first.tasks, first.runs) == ((1 + 0.5 + 0 + 0.5) / 4, 1 / 2)
    assert (second.tasks, second.runs) == ((0 + 0.5 + 0 + 0.5 + 1) / 5, 0.0)
    assert (third.tasks, third.runs) == ((1 + 0.5 + 1 + 0.5 + 0) / 5, 1.0)


def test_a_run_that_shares_no_task_has_no_win_rate() -> None:
    for rate in win_rates([[1.0, None], [None, 2.0]]):
        assert (rate.tasks, rate.runs) == (None, None)
    assert win_rates([]) == ()


def test_rounding_is_no_win() -> None:
    assert [rate.tasks for rate in win_rates([[0.1 + 0.2], [0.3]])] == [0.5, 0.5]
    assert [rate.runs for rate in win_rates([[0.1 + 0.2], [0.3]])] == [0.5, 0.5]


@pytest.mark.parametrize("margin", [-1.0, nan, inf])
def test_a_margin_that_makes_no_sense_is_refused(margin: float) -> None:
    with pytest.raises(ValueError, match=f"tie_margin is {margin}"):
        win_rates([[1.0]], tie_margin=margin)


def test_ragged_tables_and_scores_that_are_not_finite_are_refused() -> None:
    with pytest.raises(ValueError, match="different numbers of tasks"):
        win_rates([[1.0], [1.0, 2.0]])
    with pytest.raises(ValueError, match="a score is nan"):
        win_rates([[1.0], [nan]])
