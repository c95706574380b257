"""Growth curves are drawn here: what stands where."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from effbench.leaderboard.growth_chart import growth_curves

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> tuple[list[str], list[str], list[tuple[float, float]]]:
    """Texts, lines and the places of points."""
    root = ET.fromstring(svg)  # made here
    paths = [item.attrib for item in root.iter(f"{SVG}path")]
    places = [re.findall(r"[-.\d]+", item["transform"])[:2] for item in paths if "transform" in item]
    return (
        [item.text or "" for item in root.iter(f"{SVG}text")],
        [item["d"] for item in paths if float(item.get("stroke-width", "0")) > 1],
        [(float(x), float(y)) for x, y in places],
    )


def test_straight_growth_is_a_straight_line_from_corner_to_corner() -> None:
    figure = growth_curves((10, 100, 1000), [("expert", (1e4, 1e5, 1e6))], [("model", (1e4, 1e5, 1e6))], "instructions")
    assert figure is not None
    texts, lines, points = drawn(figure.svg)
    ticks = ["10k", "20k", "50k", "100k", "200k", "500k", "1M", "10", "100", "1k"]
    titles = ["largest cost, instructions (log scale)", "size of the input (log scale)"]
    assert texts == [*ticks, *titles, "expert", "model"]
    # The whole is 1,000 wide: 48 for labels on the left, 24 and 7 a letter for names on the right, the plot between.
    assert lines == ["M12.0 308.0L443.0 160.0L874.0 12.0"] * 2
    assert points == [(12, 308), (443, 160), (874, 12)] * 2
    assert [item.name for item in figure.legend] == ["model", "expert"]
    assert "<title>model, size 100: 100,000</title>" in figure.svg


def test_curves_that_lie_on_each_other_have_dashes_and_names_apart() -> None:
    figure = growth_curves((10, 100), [], [(f"model-{number}", (100.0, 1000.0)) for number in range(4)], "x")
    assert figure is not None
    dashes = re.findall(r'stroke-width="2"(?: stroke-dasharray="([^"]*)")?', figure.svg)
    assert len(set(dashes)) == 4
    heights = sorted(float(y) for y in re.findall(r'x="889.0" y="([-.0-9]+)"', figure.svg))
    assert len(heights) == 4
    assert all(low + 13 < high for low, high in pairwise(heights))


def test_a_level_that_was_not_counted_has_no_point() -> None:
    figure = growth_curves((10, 100, 1000), [], [("a", (100.0, None, 400.0)), ("b", (200.0, None, None))], "x")
    assert figure is not None
    _, lines, points = drawn(figure.svg)
    assert (lines, points) == (["M12.0 308.0L909.0 12.0"], [(12, 308), (909, 12), (12, 160)])


def test_one_point_is_in_the_middle_and_nothing_is_no_figure() -> None:
    figure = growth_curves((5,), [], [("a", (100.0,))], "x")
    assert figure is not None
    assert drawn(figure.svg)[2] == [(460.5, 160)]
    assert growth_curves((10, 20), [("expert", (None, None))], [("a", (0.0, None))], "x") is None


def test_labels_that_would_overlap_are_left_out() -> None:
    figure = growth_curves((1000, 1010, 12_500), [], [("a", (10.0, 10.0, 20.0))], "x")
    assert figure is not None
    texts = drawn(figure.svg)[0]
    assert {"1k", "12.5k"} <= set(texts)
    assert "1.01k" not in texts


@given(
    st.lists(st.integers(0, 10**9), min_size=1, max_size=5),
    st.lists(st.one_of(st.none(), st.floats(-10, 1e18)), min_size=5, max_size=5),
)
def test_everything_stays_within_the_figure(sizes: list[int], costs: list[float | None]) -> None:
    figure = growth_curves(sizes, [], [("a", tuple(costs[: len(sizes)]))], "x")
    if figure is not None:
        for x, y in drawn(figure.svg)[2]:
            assert 0 <= x <= 921
            assert 12 <= y <= 308
