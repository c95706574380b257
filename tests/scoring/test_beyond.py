from math import inf, nan

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from effbench.scoring import beyond

COSTS = st.lists(st.integers(1, 100).map(float), min_size=2, max_size=8)


def test_a_sample_lies_between_the_slowest_and_the_fastest_reference() -> None:
    references = [100.0, 20.0, 60.0]
    costs = [None, 150.0, 100.0, 80.0, 40.0, 20.0, 3.0, -1.0]
    assert [beyond(cost, reference_costs=references) for cost in costs] == [0, 0, 0, 0.25, 0.75, 1, 1, 1]


@given(COSTS, st.integers(-5, 120).map(float))
def test_beyond_is_the_share_of_the_line_that_the_sample_leaves_behind(references: list[float], cost: float) -> None:
    assume(len(set(references)) > 1)
    # The line from the fastest to the slowest, walked in steps of 1: which of its units are dearer than the sample?
    units = np.arange(min(references), max(references))
    assert beyond(cost, reference_costs=references) == pytest.approx(np.mean(units >= cost))


@given(COSTS, st.floats(-5, 120), st.floats(0.1, 10), st.floats(0, 5))
def test_beyond_knows_no_unit_and_never_rises_with_the_cost(
    references: list[float], cost: float, unit: float, more: float
) -> None:
    assume(len(set(references)) > 1)
    place = beyond(cost, reference_costs=references)
    assert 0 <= place <= 1
    assert beyond(unit * cost, reference_costs=[unit * own for own in references]) == pytest.approx(place)
    assert beyond(cost + more, reference_costs=references) <= place
    assert beyond(cost, reference_costs=references[::-1]) == place


@pytest.mark.parametrize("references", [[], [5.0], [5.0, 5.0]])
def test_references_without_two_costs_are_refused(references: list[float]) -> None:
    with pytest.raises(ValueError, match=f"there are {len(references)} references of one cost"):
        beyond(1.0, reference_costs=references)


@pytest.mark.parametrize("cost", [nan, inf, -inf])
def test_costs_that_are_not_finite_are_refused(cost: float) -> None:
    with pytest.raises(ValueError, match="the sample's cost is"):
        beyond(cost, reference_costs=[1.0, 2.0])
    with pytest.raises(ValueError, match="the cost of reference 1 is"):
        beyond(1.0, reference_costs=[1.0, cost])
