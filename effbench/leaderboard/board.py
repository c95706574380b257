"""Rankings: runs that may be compared, best first, with what is known about their places."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from effbench.leaderboard.entry import Entry
from effbench.leaderboard.page_text import slugs
from effbench.metrics.published_scores import COLUMNS
from effbench.records.manifest import Manifest
from effbench.scoring import RankInterval, RunPair, compare_all, rank_intervals

__all__ = ["SIGNIFICANCE", "Board", "Duel", "RankedEntry", "make_boards", "prompt_style", "ranking_key", "sort_out"]

SIGNIFICANCE: Final = 0.05
"""Two runs are told apart when Holm's p-value is below this and the interval leaves 0 out, as in `effbench compare`."""
RANKING_METRIC: Final = COLUMNS[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedEntry:
    """A run in its ranking.

    Attributes:
        slug: Names its page; unique on the site.
        entry: The run.
        rank: Its place.
    """

    slug: str
    entry: Entry
    rank: RankInterval

    @property
    def model(self) -> str:
        """Who wrote the samples."""
        return self.entry.manifest.model

    @property
    def prompt(self) -> str:
        """How it was asked."""
        return prompt_style(self.entry.manifest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duel:
    """One run of a ranking against another, seen from the first.

    Attributes:
        own: Position of the run that it is about.
        other: Position of the other one.
        difference: Own score less the other's, mean over tasks.
        ci_low: Lower end of its interval; None where there is none.
        ci_high: Upper end of its interval; None where there is none.
        p_value: Adjusted by Holm over all pairs of the ranking.
        wins: Tasks where the own run is better.
        ties: Tasks that are equal.
        losses: Tasks where the other one is better.
    """

    own: int
    other: int
    difference: float
    ci_low: float | None
    ci_high: float | None
    p_value: float
    wins: int
    ties: int
    losses: int

    @property
    def distinguishable(self) -> bool:
        """Whether the two are told apart."""
        holds_0 = self.ci_low is not None and self.ci_high is not None and self.ci_low <= 0 <= self.ci_high
        return self.p_value < SIGNIFICANCE and not holds_0


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One ranking: same tasks, same counter, same environment.

    Attributes:
        slug: Names its pages; unique on the site.
        entries: Best first.
        task_slugs: Names of the tasks' pages, in the order of the tasks.
        pairs: Each entry with each later one, by position.
    """

    slug: str
    entries: tuple[RankedEntry, ...]
    task_slugs: tuple[str, ...]
    pairs: tuple[RunPair, ...]

    @property
    def manifest(self) -> Manifest:
        """What all of its runs have in common; taken from the first one."""
        return self.entries[0].entry.manifest

    def duels(self, own: int) -> list[Duel]:
        """One run against all others, in the ranking's order."""
        duels = []
        for pair in self.pairs:
            if own not in (pair.first, pair.second):
                continue
            # A pair is B against A.
            paired, forward = pair.paired, own == pair.second
            low, high = paired.ci_low, paired.ci_high
            if not forward and low is not None and high is not None:
                low, high = -high, -low
            duels.append(
                Duel(
                    own=own,
                    other=pair.first if forward else pair.second,
                    difference=paired.difference if forward else -paired.difference,
                    ci_low=low,
                    ci_high=high,
                    p_value=pair.adjusted_p_value,
                    wins=paired.wins if forward else paired.losses,
                    ties=paired.ties,
                    losses=paired.losses if forward else paired.wins,
                )
            )
        return sorted(duels, key=lambda duel: duel.other)


def prompt_style(manifest: Manifest) -> str:
    """How the model was asked: a style's name, that of a template's file, or ``given`` where nobody was asked."""
    return "given" if manifest.generation is None else Path(manifest.generation.prompt).name


def ranking_key(manifest: Manifest) -> tuple[str, ...]:
    """What runs must share to be ranked together: suite, its tasks, where each of them was counted and by what."""
    environment, other = manifest.environment, manifest.fallback
    tasks = (manifest.suite_hash, manifest.tasks_digest)
    elsewhere = (other.environment.environment_id, *sorted(other.task_ids)) if other is not None and other.tasks else ()
    return manifest.suite, *tasks, environment.counter, environment.environment_id, *elsewhere


def sort_out(manifests: Sequence[Manifest]) -> tuple[list[int], dict[int, str]]:
    """Chooses which runs are ranked: of several complete runs of one model and prompt in one ranking, the newest.

    Returns:
        Positions of the runs to rank, and position → reason for those that are not.
    """
    left_out = {position: "it is not complete" for position, manifest in enumerate(manifests) if not manifest.complete}
    newest: dict[tuple[str, ...], int] = {}
    complete = [position for position in range(len(manifests)) if position not in left_out]
    for position in sorted(complete, key=lambda place: (manifests[place].started_at, manifests[place].run_id)):
        manifest = manifests[position]
        key = (*ranking_key(manifest), manifest.model, prompt_style(manifest))
        if key in newest:
            older = manifests[newest[key]].started_at < manifest.started_at
            how = f"of {manifest.started_at} is newer" if older else "of the same time is ranked"
            left_out[newest[key]] = f"the model's run {manifest.run_id} {how}"
        newest[key] = position
    return sorted(newest.values()), left_out


def make_boards(entries: Sequence[Entry]) -> list[Board]:
    """Sorts runs into rankings; those with the most runs come first."""
    groups: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[ranking_key(entry.manifest)].append(entry)
    ordered = sorted(groups.values(), key=lambda group: (-len(group), ranking_key(group[0].manifest)))
    names = slugs([f"{group[0].manifest.suite}-{group[0].manifest.environment.counter}" for group in ordered])
    slug_of = dict(zip(map(id, entries), slugs([entry.manifest.model for entry in entries]), strict=True))
    return [_board(name, group, slug_of) for name, group in zip(names, ordered, strict=True)]


def _board(slug: str, group: Sequence[Entry], slug_of: dict[int, str]) -> Board:
    found = [[task.efficiency for task in entry.tasks] for entry in group]
    ranks = rank_intervals(found)
    order = sorted(range(len(group)), key=lambda place: (ranks[place].rank, group[place].manifest.model))
    return Board(
        slug=slug,
        entries=tuple(
            RankedEntry(slug=slug_of[id(group[place])], entry=group[place], rank=ranks[place]) for place in order
        ),
        task_slugs=tuple(slugs([task.task_id for task in group[0].manifest.tasks])),
        pairs=compare_all([found[place] for place in order]),
    )
