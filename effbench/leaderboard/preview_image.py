"""The picture that a link to the site shows elsewhere (``og:image``): the first ranking's best models with intervals.

Those who show previews take PNG alone. Drawn twice as large and scaled down, which makes edges smooth; the same ranking
and the same version of Pillow give the same bytes.
"""

import io
import unicodedata
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from effbench.leaderboard.board import Board, RankedEntry
from effbench.leaderboard.chart_theme import INK, MUTED, RULE, SERIES
from effbench.leaderboard.columns import MetricColumn, metrics_of
from effbench.leaderboard.plot import short
from effbench.metrics.published_scores import COLUMNS
from effbench.records.estimate import Estimate

__all__ = ["HEIGHT", "WIDTH", "preview_alt", "preview_png"]

WIDTH: Final = 1200
HEIGHT: Final = 630
_SCALE: Final = 2
_MARGIN: Final = 72
_ROWS: Final = 7
_STEP: Final = 50
_TOP: Final = 226
_AXIS: Final = (560, 1010)
"""Where the axis of the intervals begins and ends."""


class _Sheet:
    """A drawing in units of the picture."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), "#ffffff")
        self._draw = ImageDraw.Draw(self.image)

    def text(self, text: str, x: float, y: float, size: int, colour: str = INK, anchor: str = "lm") -> None:
        font = ImageFont.load_default(size * _SCALE)
        self._draw.text((x * _SCALE, y * _SCALE), _plain(text), fill=colour, font=font, anchor=anchor)

    def bar(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        self._draw.rectangle([round(end * _SCALE) for end in (left, top, right, bottom)], fill=colour)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        self._draw.ellipse([round(end * _SCALE) for end in (x - radius, y - radius, x + radius, y + radius)], colour)


def preview_alt(board: Board) -> str:
    """What the picture shows, in words."""
    return f"The best models of {_about(board)} by {COLUMNS[0]}, with 95 % intervals"


def preview_png(title: str, board: Board) -> bytes:
    """Draws the picture.

    Args:
        title: The site's name.
        board: The ranking that comes first.

    Returns:
        A PNG file of :data:`WIDTH` by :data:`HEIGHT`.
    """
    sheet = _Sheet()
    _mark(sheet)
    sheet.text(short(title, 60), _MARGIN + 40, 68, 26, MUTED)
    sheet.text("How efficient is the code that models write?", _MARGIN, 124, 46)
    sheet.text(f"{_about(board)}: {COLUMNS[0]} with 95 % intervals", _MARGIN, 176, 24, MUTED)
    axis = next(item for item in metrics_of(board) if item.name == COLUMNS[0])
    _rows(sheet, board.entries[:_ROWS], axis)
    if len(board.entries) > _ROWS:
        sheet.text(f"and {len(board.entries) - _ROWS} more", _MARGIN, _TOP + _STEP * _ROWS + 18, 22, MUTED)
    file = io.BytesIO()
    sheet.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _plain(text: str) -> str:
    """Without accents, which the font lacks; what has no plain letter stays and becomes a box."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def _about(board: Board) -> str:
    n_tasks = len(board.manifest.tasks)
    many = "s" if n_tasks != 1 else ""
    return f"{short(board.manifest.suite, 30)}, {n_tasks} task{many}, counted by {board.manifest.environment.counter}"


def _mark(sheet: _Sheet) -> None:
    """The site's sign, as in the head of its pages."""
    for width, y in ((14, 60), (20, 68), (28, 76)):
        sheet.bar(_MARGIN, y - 1, _MARGIN + width, y + 1, INK)
    sheet.dot(_MARGIN + 24, 57, 4, SERIES[0])


def _rows(sheet: _Sheet, entries: Sequence[RankedEntry], axis: MetricColumn) -> None:
    for place, end in zip(_AXIS, (axis.low, axis.high), strict=True):
        sheet.text(f"{end:.3g}", place, _TOP - 4, 20, MUTED, anchor="mm")
    for place, ranked in enumerate(entries):
        y = _TOP + _STEP * (place + 0.5)
        sheet.text(short(ranked.model, 32), _MARGIN, y, 26)
        estimate = ranked.entry.estimates[axis.name]
        sheet.bar(_AXIS[0], y - 0.5, _AXIS[1], y + 0.5, RULE)
        low, high = _ends(estimate)
        sheet.bar(_across(low, axis), y - 3, _across(high, axis), y + 3, MUTED)
        sheet.dot(_across(estimate.point_estimate, axis), y, 9, SERIES[0])
        sheet.text(f"{estimate.point_estimate:.3f}", WIDTH - _MARGIN, y, 28, anchor="rm")


def _across(value: float, axis: MetricColumn) -> float:
    share = (value - axis.low) / (axis.high - axis.low)
    return _AXIS[0] + (_AXIS[1] - _AXIS[0]) * min(1.0, max(0.0, share))


def _ends(estimate: Estimate) -> tuple[float, float]:
    point = estimate.point_estimate
    low, high = estimate.ci_low, estimate.ci_high
    return (point, point) if low is None or high is None else (low, high)
