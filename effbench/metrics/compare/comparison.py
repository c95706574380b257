"""Compares runs, task by task and as a whole."""

import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from effbench.errors import InputError
from effbench.metrics import MetricOptions
from effbench.metrics.compare.comparable import ScoredRun, score_runs
from effbench.metrics.compare.guard import Guard, GuardFinding, judge
from effbench.records.estimate import Estimate
from effbench.scoring import (
    PairedComparison,
    RankInterval,
    WinRates,
    adjusted_p_values,
    compare_paired,
    family_test,
    is_distinguishable,
    rank_intervals,
    tasks_to_separate,
    win_rates,
)
from effbench.storage.run_directory import RunRecords

__all__ = [
    "ComparedPair",
    "ComparedRun",
    "Comparison",
    "compare_runs",
]

SCHEMA: Final = 5
"""Of :class:`Comparison`. 3: findings say whether they are decided, and on which evidence. 4: ``n_tasks_left_out``.
5: ``adjusted_p_value`` is by max-T instead of Holm, ranks follow from the pairs, and ``n_tasks_to_separate``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRun:
    """One of the runs.

    Attributes:
        label: A for the first, B for the second, and so on.
        model: Who wrote the samples.
        run_id: The run's own name.
        directory: Where it is.
        estimate: Its score.
        rank: Its place among the runs, by the mean over the tasks that all runs have a score of, with the places that
            the pairs leave open.
        win_rates: How often it beats the others.
        n_tasks_with_samples: Coverage; a task without samples scores 0.
        n_tasks_left_out: Tasks of the run that are not compared, for other runs do not have them.
    """

    label: str
    model: str
    run_id: str
    directory: str
    estimate: Estimate
    rank: RankInterval
    win_rates: WinRates
    n_tasks_with_samples: int
    n_tasks_left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPair:
    """Two of the runs.

    Attributes:
        first: Label of the earlier one.
        second: Label of the later one.
        paired: What can be said of the second against the first, over the tasks that both have a score of.
        first_score: The first one's mean over these tasks.
        relative_difference: The difference as a share of that mean; None where that is 0.
        adjusted_p_value: By max-T of flips and of exchanges, over all pairs of the comparison.
        distinguishable: Whether the adjusted p-value is below 0.05 and the interval leaves 0 out.
    """

    first: str
    second: str
    paired: PairedComparison
    first_score: float
    relative_difference: float | None
    adjusted_p_value: float
    distinguishable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that ``effbench compare`` tells.

    Attributes:
        schema: Version of this record's format.
        metric: What was compared, such as ``eff@1``.
        suite: The suite's name.
        suite_hash: Content hash of the tasks.
        counter: What counted.
        environment_id: Where it was measured.
        tie_margin: Up to which difference a task is a tie, in the metric's unit.
        n_tasks: Tasks of the suite that the metric is defined for in any run.
        runs: In the given order.
        pairs: Each run with each later one.
        n_tasks_to_separate: Where no pair is distinguishable, about how many tasks like these would tell the clearest
            one apart; None elsewhere, and where all runs score alike.
        guard: What the comparison may fail by; None where nothing was asked.
        findings: The guard's, one for each run after the first; empty without a guard.
    """

    schema: int
    metric: str
    suite: str
    suite_hash: str
    counter: str
    environment_id: str
    tie_margin: float
    n_tasks: int
    runs: tuple[ComparedRun, ...]
    pairs: tuple[ComparedPair, ...]
    n_tasks_to_separate: int | None
    guard: Guard | None
    findings: tuple[GuardFinding, ...]


def compare_runs(
    runs: Sequence[RunRecords],
    metric: str = "eff@1",
    *,
    common_tasks: bool = False,
    tie_margin: float = 0.0,
    guard: Guard | None = None,
    options: MetricOptions | None = None,
) -> Comparison:
    """Compares every run with every other, from their files alone.

    Args:
        runs: At least two; the first one is what the guard holds the others against.
        metric: A metric that is a mean over tasks, with a number for k where it has one: ``eff@1``, ``DPS``.
        common_tasks: Whether runs of different tasks are compared on those that they share, instead of being refused.
        tie_margin: Up to which difference a task is a tie, in the metric's unit.
        guard: When the comparison fails.
        options: What some metrics can be asked; None for the rules of the papers.

    Raises:
        InputError: A run is missing, incomplete, has too few samples for k or lacks what the metric needs; two runs
            differ in counter, suite or environment, or share no task; the metric or the margin makes no sense.
    """
    if not (math.isfinite(tie_margin) and tie_margin >= 0):
        raise InputError(f"the tie margin is {tie_margin}: give 0 or a positive number, in the unit of {metric}")
    scored = score_runs(runs, metric, options or MetricOptions(), common_tasks=common_tasks)
    pairs = _pairs(scored, tie_margin)
    manifest = scored[0].manifest
    environment = manifest.environment
    return Comparison(
        schema=SCHEMA,
        metric=metric,
        suite=manifest.suite,
        suite_hash=manifest.suite_hash,
        counter=environment.counter,
        environment_id=environment.environment_id,
        tie_margin=tie_margin,
        n_tasks=_n_scored_tasks(scored),
        runs=_compared(scored, pairs, tie_margin),
        pairs=pairs,
        n_tasks_to_separate=_n_tasks_to_separate(pairs),
        guard=guard,
        findings=() if guard is None else tuple(_findings(guard, scored[0], pairs)),
    )


def _n_scored_tasks(runs: Sequence[ScoredRun]) -> int:
    """Tasks that have a score in some run."""
    columns = zip(*(run.task_scores for run in runs), strict=True)
    return sum(any(score is not None for score in scores) for scores in columns)


def _compared(runs: Sequence[ScoredRun], pairs: Sequence[ComparedPair], tie_margin: float) -> tuple[ComparedRun, ...]:
    shared = [
        [score for score in scores if score is not None]
        for scores in zip(*(run.task_scores for run in runs), strict=True)
        if None not in scores
    ]
    if not shared:
        raise InputError("no task has a score in all of these runs: compare fewer runs, or by another metric")
    places = {run.label: place for place, run in enumerate(runs)}
    apart = [
        (places[pair.second], places[pair.first])
        if pair.paired.difference > 0
        else (places[pair.first], places[pair.second])
        for pair in pairs
        if pair.distinguishable
    ]
    ranks = rank_intervals([statistics.fmean(scores) for scores in zip(*shared, strict=True)], apart)
    rates = win_rates([run.task_scores for run in runs], tie_margin=tie_margin)
    return tuple(
        ComparedRun(
            label=run.label,
            model=run.manifest.model,
            run_id=run.manifest.run_id,
            directory=str(run.path),
            estimate=run.estimate,
            rank=rank,
            win_rates=rate,
            n_tasks_with_samples=run.n_tasks_with_samples,
            n_tasks_left_out=run.n_tasks_left_out,
        )
        for run, rank, rate in zip(runs, ranks, rates, strict=True)
    )


def _pairs(runs: Sequence[ScoredRun], tie_margin: float) -> tuple[ComparedPair, ...]:
    chosen = list(combinations(runs, 2))
    shared = [_shared(a, b) for a, b in chosen]
    compared = [
        compare_paired(first, second, tie_margin=tie_margin, clusters=clusters) for first, second, clusters in shared
    ]
    scores = [[math.nan if score is None else score for score in run.task_scores] for run in runs]
    adjusted = adjusted_p_values(family_test(scores, clusters=_clusters(runs[0])), compared)
    means = [statistics.fmean(first) for first, _, _ in shared]
    return tuple(
        ComparedPair(
            first=a.label,
            second=b.label,
            paired=paired,
            first_score=mean,
            relative_difference=_share(paired.difference, mean),
            adjusted_p_value=p_value,
            distinguishable=is_distinguishable(paired, p_value),
        )
        for (a, b), mean, paired, p_value in zip(chosen, means, compared, adjusted, strict=True)
    )


def _shared(a: ScoredRun, b: ScoredRun) -> tuple[list[float], list[float], list[str]]:
    """Both runs' scores of the tasks that both have a score of, and these tasks' clusters."""
    rows = zip(a.task_scores, b.task_scores, _clusters(a), strict=True)
    both = [(x, y, cluster) for x, y, cluster in rows if x is not None and y is not None]
    if not both:
        raise InputError(f"no task has a score in both {a.path} and {b.path}: compare by another metric")
    return [x for x, _, _ in both], [y for _, y, _ in both], [cluster for _, _, cluster in both]


def _clusters(run: ScoredRun) -> list[str]:
    return [task.cluster for task in run.manifest.tasks]


def _share(difference: float, score: float) -> float | None:
    return None if score == 0 else difference / abs(score)


def _n_tasks_to_separate(pairs: Sequence[ComparedPair]) -> int | None:
    if any(pair.distinguishable for pair in pairs):
        return None
    needed = (tasks_to_separate(pair.paired, n_pairs=len(pairs)) for pair in pairs)
    return min((n_tasks for n_tasks in needed if n_tasks is not None), default=None)


def _findings(guard: Guard, first: ScoredRun, pairs: Sequence[ComparedPair]) -> Iterator[GuardFinding]:
    for pair in pairs:
        if pair.first == first.label:
            yield judge(
                guard,
                pair.first,
                pair.second,
                first_score=pair.first_score,
                paired=pair.paired,
                p_value=pair.adjusted_p_value,
                distinguishable=pair.distinguishable,
            )
