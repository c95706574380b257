"""What a trajectory's answer is worth, against counting by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.scoring.trajectories import (
    answer_index,
    answers_within,
    first_improvement,
    regret_of_last,
    share_above,
)

SPEEDUPS = st.lists(st.sampled_from([1.0, 1.05, 1.1, 2.0, 7.5]), max_size=8)


@given(seen=SPEEDUPS)
def test_the_answer_is_the_earliest_of_the_best_and_none_where_nothing_is_faster(seen: list[float]) -> None:
    index = answer_index(seen)
    if index is None:
        assert all(value == 1 for value in seen)
    else:
        assert all(value <= seen[index] for value in seen)
        assert all(value < seen[index] for value in seen[:index])


@given(seen=SPEEDUPS.filter(bool), true=st.data(), budget=st.integers(0, 10))
def test_a_step_beyond_the_budget_is_not_there(seen: list[float], true: st.DataObject, budget: int) -> None:
    worth = true.draw(st.lists(st.floats(1, 9), min_size=len(seen), max_size=len(seen)))
    spent = list(range(1, len(seen) + 1))
    (found,) = answers_within([seen], [worth], [spent], budget)
    index = answer_index(seen[:budget])
    assert found == (1.0 if index is None else worth[index])


def test_the_answer_is_chosen_by_what_was_seen_and_worth_what_is_true() -> None:
    assert answers_within([[3.0, 2.0]], [[1.5, 4.0]], [[1, 2]], 2).tolist() == [1.5]


def test_rows_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="one of each for every step"):
        answers_within([[1.0, 2.0]], [[1.0]], [[1, 2]], 1)


@pytest.mark.parametrize(
    ("true", "first", "regret"), [([], None, 1.0), ([1.0, 1.0], None, 1.0), ([1.0, 4.0, 2.0], 2, 2.0)]
)
def test_first_improvement_and_regret(true: list[float], first: int | None, regret: float) -> None:
    assert first_improvement(true) == first
    assert regret_of_last(true) == regret


def test_ten_percent_faster_counts_and_less_does_not() -> None:
    assert share_above([1.0, 1.0999, 1.1, 3.0], 1.1).tolist() == [0, 0, 1, 1]
    with pytest.raises(ValueError, match="above 1"):
        share_above([1.0], 1.0)
