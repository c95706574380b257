"""What a site shows, before it is pages."""

from dataclasses import dataclass
from typing import Final

from effbench.leaderboard.board import Board
from effbench.leaderboard.contest import Contest
from effbench.leaderboard.data_files import DataGroup
from effbench.leaderboard.run_facts import language_title
from effbench.metrics.published_scores import COLUMNS
from effbench.records.version import VERSION

__all__ = ["PREVIEW", "Facet", "LeftOut", "SiteContent"]

PREVIEW: Final = "preview.png"
"""Among the assets: the picture that links to the site show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A run that is not ranked.

    Attributes:
        model: Who wrote the samples.
        suite: What it ran on.
        run_id: The run's own name.
        reason: Why, as the end of a sentence.
    """

    model: str
    suite: str
    run_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """Something that rankings, or the runs in them, differ in.

    Attributes:
        name: ``suite``, ``language``, ``counter``, ``prompt``, ``weights`` or ``organisation``.
        values: At least two.
    """

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContent:
    """All that the pages show.

    Attributes:
        title: The site's name.
        boards: The rankings.
        left_out: Runs that are not ranked.
        data: Files to download.
        errata: Markdown; empty where no mistake is known.
        address: Where the site will be, with a slash at its end; empty where that is not known.
        contests: Optimisers side by side.
        preview: What the picture of previews shows, in words.
    """

    title: str
    boards: tuple[Board, ...]
    left_out: tuple[LeftOut, ...]
    data: tuple[DataGroup, ...]
    errata: str = ""
    address: str = ""
    contests: tuple[Contest, ...] = ()
    preview: str = ""

    @property
    def sections(self) -> list[tuple[str, str]]:
        """What the head of every page leads to: names and paths."""
        own = [("Rankings", "index.html"), ("Optimising", "optimising.html"), ("Method", "method.html"),
               ("Data", "data.html"), ("Errata", "errata.html")]  # fmt: skip
        return [item for item in own if self.contests or item[1] != "optimising.html"]

    @property
    def columns(self) -> tuple[str, ...]:
        """The metrics, in order."""
        return COLUMNS

    @property
    def effbench(self) -> str:
        """The version that makes the pages."""
        return VERSION

    @property
    def newest(self) -> str:
        """When the last run began."""
        return max((item.entry.manifest.started_at for board in self.boards for item in board.everyone), default="")

    @property
    def facets(self) -> list[Facet]:
        """What a reader may filter by: only what differs."""
        manifests = [board.manifest for board in self.boards]
        found = {
            "suite": {manifest.suite for manifest in manifests},
            "language": {language_title(manifest.environment.language) for manifest in manifests},
            "counter": {manifest.environment.counter for manifest in manifests},
            "prompt": {ranked.prompt for board in self.boards for ranked in board.entries},
            "weights": {ranked.info.weights for board in self.boards for ranked in board.entries} - {""},
            "organisation": {ranked.info.organisation for board in self.boards for ranked in board.entries} - {""},
        }
        return [Facet(name=name, values=tuple(sorted(values))) for name, values in found.items() if len(values) > 1]
