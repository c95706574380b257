"""Fronts of two costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.scoring import on_front

COSTS = st.integers(0, 9).map(float)
POINTS = st.lists(st.one_of(st.none(), st.tuples(COSTS, COSTS)), max_size=8)


def test_a_point_is_on_the_front_unless_another_is_no_worse_in_both_and_better_in_one() -> None:
    assert on_front([(1, 9), (2, 2), (9, 1), (3, 2), (2, 2), None]).tolist() == [True, True, True, False, True, False]
    assert on_front([(1, 9), (2, 2)], others=[(2, 1)]).tolist() == [True, False]
    assert on_front([]).tolist() == []


@given(points=POINTS)
def test_whoever_is_not_on_the_front_is_dominated_by_somebody_who_is(points: list[tuple[float, float] | None]) -> None:
    found = on_front(points)
    front = [point for point, is_on in zip(points, found, strict=True) if is_on and point is not None]
    for point, is_on in zip(points, found, strict=True):
        if point is not None:
            beaten = any(a <= point[0] and b <= point[1] and (a, b) != point for a, b in front)
            assert beaten is not bool(is_on)


def test_a_cost_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="a cost is not finite"):
        on_front([(1.0, float("inf"))])
