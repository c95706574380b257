"""Rankings: runs that may be compared, best first, with what is known about their places."""

import statistics
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from effbench.leaderboard.entry import Entry
from effbench.leaderboard.model_info import NOTHING_KNOWN, ModelInfo
from effbench.leaderboard.page_text import slugs
from effbench.metrics.published_scores import COLUMNS
from effbench.records.manifest import Manifest
from effbench.scoring import RankInterval, RunPair, compare_all, rank_intervals, tasks_to_separate

__all__ = [
    "Board",
    "Duel",
    "RankedEntry",
    "asked_for",
    "is_reference",
    "make_boards",
    "prompt_style",
    "ranking_key",
    "sort_out",
]

RANKING_METRIC: Final = COLUMNS[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedEntry:
    """A run in its ranking, or beside it.

    Attributes:
        slug: Names its page; unique on the site.
        entry: The run.
        rank: Its place; None for a baseline, which has none.
        info: What is known of the model.
    """

    slug: str
    entry: Entry
    rank: RankInterval | None
    info: ModelInfo = NOTHING_KNOWN

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
        p_value: Adjusted by max-T over all pairs of the ranking.
        wins: Tasks where the own run is better.
        ties: Tasks that are equal.
        losses: Tasks where the other one is better.
        distinguishable: Whether the two are told apart.
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
    distinguishable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One ranking: same tasks, same counter, same environment.

    Attributes:
        slug: Names its pages; unique on the site.
        entries: Best first.
        baselines: Runs of the suite's own solutions, best first: no models, so they have no rank and are in no pair.
        task_slugs: Names of the tasks' pages, in the order of the tasks.
        pairs: Each entry with each later one, by position.
    """

    slug: str
    entries: tuple[RankedEntry, ...]
    baselines: tuple[RankedEntry, ...]
    task_slugs: tuple[str, ...]
    pairs: tuple[RunPair, ...]

    @property
    def everyone(self) -> tuple[RankedEntry, ...]:
        """Models, then baselines."""
        return (*self.entries, *self.baselines)

    @property
    def manifest(self) -> Manifest:
        """What all of its runs have in common; taken from the first one."""
        return self.entries[0].entry.manifest

    @property
    def asked_for(self) -> str:
        """What its prompts asked for."""
        return asked_for(self.manifest)

    @property
    def n_apart(self) -> int:
        """Pairs that are told apart."""
        return sum(pair.distinguishable for pair in self.pairs)

    @property
    def n_tasks_to_separate(self) -> int | None:
        """About how many tasks like these would tell the clearest pair apart; None where the models score alike."""
        needed = (tasks_to_separate(pair.paired, n_pairs=len(self.pairs)) for pair in self.pairs)
        return min((n_tasks for n_tasks in needed if n_tasks is not None), default=None)

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
                    distinguishable=pair.distinguishable,
                )
            )
        return sorted(duels, key=lambda duel: duel.other)


def prompt_style(manifest: Manifest) -> str:
    """How the model was asked: a style's name, that of a template's file, or ``given`` where nobody was asked."""
    return "given" if manifest.generation is None else Path(manifest.generation.prompt).name


def ranking_key(manifest: Manifest) -> tuple[str, ...]:
    """What runs must share to be ranked together: suite, its tasks, where and by what each was counted, the protocol.

    Of samples that existed before, nobody knows what was asked for: they count as asked for correctness.
    """
    environment, other = manifest.environment, manifest.fallback
    tasks = (manifest.suite_hash, manifest.tasks_digest)
    elsewhere = (other.environment.environment_id, *sorted(other.task_ids)) if other is not None and other.tasks else ()
    own = (environment.counter, environment.environment_id, manifest.baseline_language)
    return manifest.suite, *tasks, *own, *elsewhere, asked_for(manifest)


def asked_for(manifest: Manifest) -> str:
    """What the prompt asked for: ``correctness``, ``efficiency``, or what a template of the user's own says."""
    return "correctness" if manifest.generation is None else manifest.generation.asked_for


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


def make_boards(entries: Sequence[Entry], models: Mapping[str, ModelInfo] = MappingProxyType({})) -> list[Board]:
    """Sorts runs into rankings; those with the most runs come first.

    Args:
        entries: The runs.
        models: What is known of models, by name.
    """
    groups: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[ranking_key(entry.manifest)].append(entry)
    ordered = sorted(groups.values(), key=lambda group: (-len(group), ranking_key(group[0].manifest)))
    names = slugs([f"{group[0].manifest.suite}-{group[0].manifest.environment.counter}" for group in ordered])
    slug_of = dict(zip(map(id, entries), slugs([entry.manifest.model for entry in entries]), strict=True))

    def ranked(entry: Entry, rank: RankInterval | None) -> RankedEntry:
        info = models.get(entry.manifest.model, NOTHING_KNOWN)
        return RankedEntry(slug=slug_of[id(entry)], entry=entry, rank=rank, info=info)

    return [_board(name, group, ranked) for name, group in zip(names, ordered, strict=True)]


def is_reference(manifest: Manifest) -> bool:
    """Whether the suite's own solutions ran, as ``--model reference`` and ``reference:TIER`` let them."""
    return manifest.generation is None and manifest.model.partition(":")[0] == "reference"


def _board(slug: str, group: Sequence[Entry], ranked: Callable[[Entry, RankInterval | None], RankedEntry]) -> Board:
    by_score = sorted(group, key=lambda entry: (-_mean(entry), entry.manifest.model))
    # Where there is nothing but references, these are what is ranked.
    entries = [entry for entry in by_score if not is_reference(entry.manifest)] or by_score
    chosen = set(map(id, entries))
    baselines = [entry for entry in by_score if id(entry) not in chosen]
    clusters = [task.cluster for task in group[0].manifest.tasks]
    pairs = compare_all([[task.efficiency for task in entry.tasks] for entry in entries], clusters=clusters)
    apart = [
        (pair.second, pair.first) if pair.paired.difference > 0 else (pair.first, pair.second)
        for pair in pairs
        if pair.distinguishable
    ]
    ranks = rank_intervals([_mean(entry) for entry in entries], apart)
    return Board(
        slug=slug,
        entries=tuple(ranked(entry, rank) for entry, rank in zip(entries, ranks, strict=True)),
        baselines=tuple(ranked(entry, None) for entry in baselines),
        task_slugs=tuple(slugs([task.task_id for task in group[0].manifest.tasks])),
        pairs=pairs,
    )


def _mean(entry: Entry) -> float:
    return statistics.fmean(task.efficiency for task in entry.tasks)
