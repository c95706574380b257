"""What every chart is drawn from: axes, marks and labels as SVG.

Drawn here, since a page with hundreds of charts has a fraction of a millisecond for each. Colours are attributes, which
the style sheet finds and swaps on a dark page. All texts are escaped. A mark's ``title`` is the browser's own tooltip.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from effbench.leaderboard.chart_theme import INK, MUTED, RULE, LegendItem
from effbench.leaderboard.page_text import visible

__all__ = [
    "RIGHT", "Axis", "brief_names", "canvas", "grid", "label", "linear_axis", "log_axis", "log_ticks", "mark",
    "name_label", "short", "si", "text_width",
]  # fmt: skip

_PREFIXES: Final = ("", "k", "M", "G", "T", "P", "E")
_OUTLINES: Final = {
    "circle": "M3.54 0A3.54 3.54 0 1 1-3.54 0A3.54 3.54 0 1 1 3.54 0",
    "square": "M-3.54-3.54h7.07v7.07h-7.07z",
    "triangle-up": "M0-3.06-3.54 3.06H3.54z",
    "triangle-down": "M0 3.06-3.54-3.06H3.54z",
    "diamond": "M-3.54 0 0-3.54 3.54 0 0 3.54z",
    "cross": "M-3.54-1.41v2.83h2.12v2.12h2.83v-2.12h2.12v-2.83h-2.12v-2.12h-2.83v2.12z",
}
_LETTER: Final = 7.0
"""Width of a letter at 12 units; a little more than most take."""
_TICKS: Final = 5
_FEWEST: Final = 3
"""Labels, for an axis to be read at all."""
_LEAST_ROOM: Final = 1e-9
"""Values that differ by less, and are no larger, are all but 0."""
TOP: Final = 26
"""Above the plot, where the vertical axis has its title."""
BOTTOM: Final = 44
"""Below it: the labels of the horizontal axis and its title."""
RIGHT: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One axis.

    Attributes:
        title: What it shows, with the unit.
        place: From a value to a place in units of the plot.
        ticks: Place and label of each.
    """

    title: str
    place: Callable[[float], float]
    ticks: tuple[tuple[float, str], ...]


def linear_axis(title: str, values: Sequence[float], start: float, end: float, *, most: float = math.inf) -> Axis:
    """A linear axis around values that are 0 or more, with some room at both ends.

    Args:
        title: What it shows.
        values: At least one.
        start: Place of the lower end.
        end: Place of the upper end.
        most: No value can be larger.
    """
    room = 0.12 * (max(values) - min(values)) or 0.1 * abs(max(values))
    if room < _LEAST_ROOM:
        room = 0.1
    low, high = max(0.0, min(values) - room), min(most, max(values) + room)

    def place(value: float) -> float:
        return start + (end - start) * (value - low) / (high - low)

    return Axis(title=title, place=place, ticks=tuple((place(value), si(value)) for value in _even_ticks(low, high)))


def _even_ticks(low: float, high: float) -> list[float]:
    """Three to eight round numbers at equal distances; low is less than high."""
    rough = (high - low) / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    steps = [factor * power for factor in (10, 5, 2, 1, 0.5)]
    numbers = range(0)
    for step in steps[max(place for place, step in enumerate(steps) if step >= rough) :]:
        numbers = range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)
        if len(numbers) >= _FEWEST:
            break
    return [number * step for number in numbers]


def log_axis(title: str, values: Sequence[float], start: float, end: float, *, at: Sequence[float] = ()) -> Axis:
    """A logarithmic axis from the least to the largest value; both in the middle where they are one.

    Args:
        title: What it shows.
        values: At least one; above 0.
        start: Place of the lower end.
        end: Place of the upper end.
        at: Where labels stand; empty for round numbers.
    """
    low, high = math.log10(min(values)), math.log10(max(values))

    def place(value: float) -> float:
        share = (math.log10(value) - low) / (high - low) if high > low else 0.5 + math.log10(value) - low
        return start + (end - start) * share

    margin = 0.05 * abs(end - start)
    least, most = min(start, end) - margin, max(start, end) + margin
    marks = at or log_ticks(values)
    return Axis(title=title, place=place, ticks=tuple((place(v), si(v)) for v in marks if least <= place(v) <= most))


def log_ticks(values: Sequence[float]) -> list[float]:
    """1, 2 and 5 times powers of ten; fewer where there would be too many, and even ones where two would be all."""
    least, most = min(values), max(values)
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    steps = (1, 2, 5) if math.log10(most / least) <= 2 else (1,)
    every = 1 + (high - low) // 8
    ticks = [step * 10.0**power for power in range(low, high + 1, every) for step in steps]
    if sum(least <= tick <= most for tick in ticks) < _FEWEST and least * 1.001 < most < least * 10:
        return _even_ticks(least, most)
    return ticks


def canvas(width: float, height: float, parts: Iterable[str], *, left: float, right: float = RIGHT) -> str:
    """An ``svg`` element around a plot of the given size."""
    whole = f"{left + width + right:.0f} {TOP + height + BOTTOM:.0f}"
    w, h = whole.split()
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {whole}">'
    return "".join(
        [head, f'<g fill="none" font-size="12" transform="translate({left:.0f},{TOP})">', *parts, "</g></svg>"]
    )


def grid(width: float, height: float, *, across: Axis | None, up: Axis | None, left: float) -> Iterator[str]:
    """Grid lines, labels and titles; a label that would run into the one before is left out."""
    for place, text in up.ticks if up is not None else ():
        yield f'<path stroke="{RULE}" d="M0 {place:.1f}H{width:g}"/>'
        yield label(text, -6, place + 4, anchor="end")
    free = -math.inf
    for place, text in across.ticks if across is not None else ():
        half = text_width(text) / 2
        yield f'<path stroke="{RULE}" d="M{place:.1f} 0V{height:g}"/>'
        if place - half >= free:
            yield label(text, place, height + 17, anchor="middle")
            free = place + half + 4
    if up is not None:
        yield label(up.title, 4 - left, -12)
    if across is not None:
        yield label(across.title, width / 2, height + 37, anchor="middle")


def mark(item: LegendItem, x: float, y: float, *, title: str = "", scale: float = 1.0) -> str:
    """One mark; it says its title to a pointer that rests on it."""
    sized = f" scale({scale:g})" if scale != 1 else ""
    head = f'<path fill="{item.colour}" transform="translate({x:.1f},{y:.1f}){sized}" d="{_OUTLINES[item.shape]}"'
    return f"{head}><title>{_safe(title)}</title></path>" if title else f"{head}/>"


def label(text: str, x: float, y: float, *, anchor: str = "start", colour: str = MUTED) -> str:
    """One text."""
    aligned = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}"{aligned} fill="{colour}">{_safe(text)}</text>'


def name_label(text: str, x: float, y: float, *, anchor: str = "start") -> str:
    """A model's or a task's name."""
    return label(text, x, y, anchor=anchor, colour=INK)


def text_width(text: str) -> float:
    """About how wide a text is."""
    return _LETTER * len(text)


def short(name: str, most: int = 24) -> str:
    """A name that fits beside a mark; the end of a long one stays, for versions differ there."""
    text = visible(name)
    kept = most // 3
    return text if len(text) <= most else f"{text[: most - 1 - kept]}…{text[-kept:]}"


def brief_names(names: Sequence[str], most: int = 28) -> list[str]:
    """What charts call models: without their organisations, cut to a length, as far as each stays the only one."""
    for found in ([short(name.rpartition("/")[2], most) for name in names], [short(name, most) for name in names]):
        if all(found) and len(set(found)) == len(set(names)):
            return found
    return [visible(name) for name in names]


def si(value: float) -> str:
    """A number with at most six digits and a prefix for thousands."""
    power = max(0, min(len(_PREFIXES) - 1, int(math.log10(value)) // 3)) if value >= 1 else 0
    return f"{value / 1000**power:.6g}{_PREFIXES[power]}"


def _safe(text: str) -> str:
    return escape(visible(text))
