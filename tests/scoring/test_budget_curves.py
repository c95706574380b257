"""Optimisers at equal budgets, in numbers."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effbench.scoring import TaskPaths, budget_grid, compare_answers, curve_of

UPS = st.lists(st.floats(1, 50), min_size=1, max_size=6).map(tuple)


@given(most=st.integers(1, 1000))
def test_a_grid_rises_to_the_largest_budget(most: int) -> None:
    for grid in (budget_grid(most, whole=True), budget_grid(most / 7, whole=False)):
        assert list(grid) == sorted(set(grid))
    assert budget_grid(most, whole=True)[-1] == most
    assert budget_grid(most, whole=True)[0] == 1
    assert budget_grid(0, whole=True) == ()


@settings(max_examples=10)
@given(rows=st.lists(UPS, min_size=2, max_size=5))
def test_where_the_feedback_is_right_a_curve_never_falls_and_ends_at_the_best(rows: list[tuple[float, ...]]) -> None:
    paths = a_path(*rows)
    points = [point.speedup.point_estimate for point in curve_of(paths, "runs", budget_grid(6, whole=True))]
    assert all(later >= earlier - 1e-12 for earlier, later in pairwise(points))
    assert points[-1] == pytest.approx(math.exp(sum(math.log(max(row)) for row in rows) / len(rows)))


def test_two_are_compared_by_the_ratio_of_their_answers() -> None:
    slow, quick = a_path((1.0, 4.0), (1.0, 9.0)), a_path((4.0, 4.0), (9.0, 9.0))
    assert math.exp(compare_answers(slow, quick, "runs", 1).difference) == pytest.approx(6)
    assert compare_answers(slow, quick, "runs", 2).difference == pytest.approx(0)


def a_path(*rows: tuple[float, ...]) -> TaskPaths:
    spent = tuple(tuple(float(1 + place) for place in range(len(row))) for row in rows)
    return TaskPaths(seen=tuple(rows), true=tuple(rows), spent={"runs": spent})
