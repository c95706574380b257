"""One run as one page that needs nothing beside it: to send, to keep, to look at without a site."""

import base64
import hashlib

from markupsafe import Markup

from effbench.leaderboard.board import make_boards
from effbench.leaderboard.entry import read_entry
from effbench.leaderboard.pages import Engine, model_values
from effbench.leaderboard.site_content import SiteContent
from effbench.storage.resources import leaderboard_root
from effbench.storage.run_directory import RunDirectory

__all__ = ["run_report"]


def run_report(run: RunDirectory) -> str:
    """A finished run as one HTML page: scores, verdicts, every task, the worst samples, and how it was made.

    Raises:
        InputError: The run is not complete, or a file of it cannot be read.
    """
    (board,) = make_boards([read_entry(run)])
    style = (leaderboard_root() / "assets" / "site.css").read_text(encoding="utf-8")
    engine = Engine(SiteContent(title="effbench", boards=(board,), left_out=(), data=()))
    values = model_values(board, board.entries[0], "RUN")
    return engine.page(
        "report.html",
        "report.html",
        style=Markup(style),  # noqa: S704  # effbench's own file
        style_sha256=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
        **values,
    ).html
