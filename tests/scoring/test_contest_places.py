"""Places among people, by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.scoring.contest_places import medal_cutoffs, medal_of, share_below

PEOPLE = [300.0, 214.0, 214.0, 150.0, 87.0, 0.0]


@pytest.mark.parametrize(
    ("total", "below"), [(300, 5), (301, 6), (214, 3), (214.5, 5), (150, 2), (0, 0), (1, 1), (87, 1), (88, 2)]
)
def test_only_people_strictly_below_count(total: float, below: int) -> None:
    assert share_below(total, PEOPLE) == below / 6


@given(st.lists(st.floats(0, 1000), min_size=1), st.floats(0, 1000), st.floats(0, 1000))
def test_more_points_are_never_a_lower_place(people: list[float], one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert share_below(low, people) <= share_below(high, people)


@pytest.mark.parametrize(("total", "people"), [(1.0, []), (float("nan"), [1.0]), (1.0, [float("inf")])])
def test_nobody_and_no_number_are_refused(total: float, people: list[float]) -> None:
    with pytest.raises(ValueError, match=r"nobody|finite"):
        share_below(total, people)


def test_a_medal_is_reached_at_the_least_total_that_got_it() -> None:
    cutoffs = medal_cutoffs(PEOPLE, ["Gold", "silver", "Gold", "Bronze", "", "None"])
    assert cutoffs == {"gold": 214.0, "silver": 214.0, "bronze": 150.0}
    assert [medal_of(total, cutoffs) for total in (214, 213.9, 150, 149)] == ["gold", "bronze", "bronze", ""]
    assert medal_of(500, {}) == ""
