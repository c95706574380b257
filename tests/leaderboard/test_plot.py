"""Axes and marks that every chart is drawn from."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.leaderboard.chart_theme import LegendItem
from effbench.leaderboard.plot import (
    brief_names,
    canvas,
    grid,
    label,
    linear_axis,
    log_axis,
    log_ticks,
    mark,
    short,
    si,
)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=6))
def test_a_linear_axis_holds_its_values_and_has_a_few_even_ticks(values: list[float]) -> None:
    axis = linear_axis("x", values, 0, 400)
    assert all(-1e-6 <= axis.place(value) <= 400 + 1e-6 for value in values)
    places = [place for place, _ in axis.ticks]
    assert 1 <= len(places) <= 8
    assert all(-1e-6 <= place <= 400 + 1e-6 for place in places)
    gaps = [high - low for low, high in pairwise(places)]
    assert all(abs(gap - gaps[0]) < 1e-6 for gap in gaps)


def test_a_share_is_not_drawn_beyond_one() -> None:
    axis = linear_axis("pass@1", [0.2, 1.0], 0, 100, most=1.0)
    assert axis.place(1.0) == pytest.approx(100)


@given(st.lists(st.floats(1e-3, 1e12), min_size=1, max_size=6))
def test_a_log_axis_holds_its_values_in_order(values: list[float]) -> None:
    axis = log_axis("y", values, 300, 0)
    assert all(-1e-6 <= axis.place(value) <= 300 + 1e-6 for value in values)
    ordered = [axis.place(value) for value in sorted(values)]
    assert ordered == sorted(ordered, reverse=True)


def test_texts_and_tooltips_are_escaped_and_names_are_cut() -> None:
    item = LegendItem(name="a", colour="#1f5fa8", shape="circle")
    svg = canvas(10, 10, [label("<b>&", 0, 0), mark(item, 1, 2, title='"</svg>\u202e')], left=5)
    root = ET.fromstring(svg)  # made here
    assert [element.tag.rpartition("}")[2] for element in root.iter()] == ["svg", "g", "text", "path", "title"]
    assert "\\u202e" in svg
    assert short("a" * 20 + "b" * 10) == "a" * 15 + "…" + "b" * 8
    assert (si(1500), si(0.25), si(2e6)) == ("1.5k", "0.25", "2M")


def test_labels_that_would_overlap_are_left_out() -> None:
    axis = log_axis("size", [1000, 12_500], 0, 400, at=[1000, 1010, 12_500])
    texts = [ET.fromstring(part).text for part in grid(400, 100, across=axis, up=None, left=0) if part[1] == "t"]
    assert texts == ["1k", "12.5k", "size"]


@given(st.floats(1e-3, 1e9), st.floats(1.01, 1e6))
def test_a_log_axis_of_any_length_has_three_labels_or_more_and_not_too_many(least: float, times: float) -> None:
    axis = log_axis("y", [least, least * times], 0, 300)
    assert 3 <= len(axis.ticks) <= 10 or (times >= 10 and len(axis.ticks) == 2)
    assert len({text for _, text in axis.ticks}) == len(axis.ticks)


def test_costs_near_the_baseline_have_even_ticks() -> None:
    assert log_ticks([0.95, 1.45]) == pytest.approx([1.0, 1.1, 1.2, 1.3, 1.4])


def test_models_are_called_without_their_organisation_while_that_tells_them_apart() -> None:
    assert brief_names(["acme/tiny-7b", "other/big"]) == ["tiny-7b", "big"]
    assert brief_names(["acme/tiny", "other/tiny"]) == ["acme/tiny", "other/tiny"]
    long = [f"acme/{'x' * 20}-{kind}-{'y' * 20}" for kind in ("base", "chat")]  # alike where they are cut
    assert brief_names(long) == long
    assert brief_names(["twice", "twice"]) == ["twice", "twice"]
