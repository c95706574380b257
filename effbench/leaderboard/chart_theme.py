"""How charts look, and the renderer. Colours are those of the light page; the style sheet swaps them on a dark one.

The renderer writes every colour as an attribute, so ``[fill="#1f5fa8"]`` finds it: a chart needs no second version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import vl_convert

__all__ = ["INK", "MUTED", "SERIES", "SHAPES", "Chart", "Figure", "LegendItem", "Spec", "render_svg"]

Spec = Mapping[str, Any]
"""A Vega-Lite specification: the renderer's own JSON, not a record of effbench's."""

INK: Final = "#1b1f24"
MUTED: Final = "#57606a"
RULE: Final = "#d5d9de"
SERIES: Final = ("#1f5fa8", "#b5472a", "#1a7a4c", "#8a5a00", "#7a3e9d", "#0e6f86")
"""Told apart by shape as well; each has a contrast of at least 4.5 to 1 on the page."""
SHAPES: Final = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendItem:
    """What one kind of mark stands for.

    Attributes:
        name: As it is written on the page.
        colour: As in :data:`SERIES`.
        shape: As in :data:`SHAPES`.
    """

    name: str
    colour: str
    shape: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is to be drawn, and its legend, which the page writes: the renderer takes a millisecond for each text.

    Attributes:
        spec: Without a configuration of its own.
        legend: May be empty.
    """

    spec: Spec
    legend: tuple[LegendItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart that was drawn, and its legend.

    Attributes:
        svg: An ``svg`` element.
        legend: May be empty.
    """

    svg: str
    legend: tuple[LegendItem, ...] = ()


_CONFIG: Final[Spec] = {
    "background": None,
    "aria": False,  # the figure has one label and a table beside it; hundreds of labelled marks help nobody
    "font": "Helvetica, Arial, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": MUTED,
        "titleColor": MUTED,
        "titleFontWeight": "normal",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titlePadding": 8,
        "gridColor": RULE,
        "domainColor": RULE,
        "tickColor": RULE,
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
    },
    "mark": {"color": SERIES[0]},
}


def render_svg(spec: Spec) -> str:
    """Draws a chart. Texts are escaped; nothing is loaded.

    Returns:
        An ``svg`` element.
    """
    whole = {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "config": _CONFIG, **spec}
    svg: str = vl_convert.vegalite_to_svg(whole, allowed_base_urls=[])
    return svg
