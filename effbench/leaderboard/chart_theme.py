"""How charts look. Colours are those of the light page; the style sheet swaps them on a dark one.

Every colour is an attribute, so ``[fill="#1f5fa8"]`` finds it: a chart needs no second version.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["INK", "MUTED", "RULE", "SERIES", "SHAPES", "Figure", "LegendItem", "legend_of"]

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
class Figure:
    """A chart and its legend.

    Attributes:
        svg: An ``svg`` element.
        legend: May be empty.
        is_wide: Whether it takes the page's whole width, and scrolls on a phone.
        note: What a reader must know of it; may be empty.
    """

    svg: str
    legend: tuple[LegendItem, ...] = ()
    is_wide: bool = False
    note: str = ""


def legend_of(models: Sequence[str], references: Sequence[str]) -> tuple[LegendItem, ...]:
    """One colour and one shape for each; references are grey, with the last shapes first."""
    own = [
        LegendItem(name=name, colour=SERIES[place % len(SERIES)], shape=SHAPES[place % len(SHAPES)])
        for place, name in enumerate(dict.fromkeys(models))
    ]
    grey = [
        LegendItem(name=name, colour=MUTED, shape=SHAPES[-1 - place % len(SHAPES)])
        for place, name in enumerate(dict.fromkeys(references))
    ]
    return (*own, *grey)
