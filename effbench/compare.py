"""Runs held against each other: reads them, refuses unlike ones, and hands their tasks' scores to effbench.scoring."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from string import ascii_uppercase
from typing import Final

from effbench.compare_guard import Guard, GuardFinding, judge
from effbench.environment import Environment
from effbench.errors import InputError
from effbench.run_directory import Manifest, RunDirectory
from effbench.score import Score, TaskScore, score_run
from effbench.scoring import (
    Estimate,
    PairedComparison,
    RankInterval,
    compare_paired,
    eff_at_k,
    holm_adjusted,
    pass_at_k,
    rank_intervals,
)

__all__ = [
    "SIGNIFICANCE",
    "ComparedPair",
    "ComparedRun",
    "Comparison",
    "compare_runs",
]

SIGNIFICANCE: Final = 0.05
"""A pair is distinguishable when its p-value, adjusted for all pairs, is below this and its interval leaves 0 out."""
SCHEMA: Final = 1

_METRICS: Final[dict[str, Callable[[TaskScore, int], float]]] = {
    "eff": lambda task, k: eff_at_k(task.efficiencies, k),
    "pass": lambda task, k: pass_at_k(len(task.passed), sum(task.passed), k),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRun:
    """One of the runs.

    Attributes:
        label: A for the first, B for the second, and so on.
        model: Who wrote the samples.
        run_id: The run's own name.
        directory: Where it is.
        estimate: Its score.
        rank: Its place among the runs.
        n_tasks_with_samples: Coverage; a task without samples scores 0.
    """

    label: str
    model: str
    run_id: str
    directory: str
    estimate: Estimate
    rank: RankInterval
    n_tasks_with_samples: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPair:
    """Two of the runs.

    Attributes:
        first: Label of the earlier one.
        second: Label of the later one.
        paired: What can be said of the second against the first.
        relative_difference: The difference as a share of the first one's score; None where that is 0.
        adjusted_p_value: Holm's, over all pairs of the comparison.
        distinguishable: Whether the adjusted p-value is below 0.05 and the interval leaves 0 out.
    """

    first: str
    second: str
    paired: PairedComparison
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
        runs: In the given order.
        pairs: Each run with each later one.
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
    runs: tuple[ComparedRun, ...]
    pairs: tuple[ComparedPair, ...]
    guard: Guard | None
    findings: tuple[GuardFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    label: str
    path: Path
    manifest: Manifest
    score: Score
    estimate: Estimate
    task_scores: tuple[float, ...]


def compare_runs(
    paths: Sequence[Path], metric: str = "eff@1", *, tie_margin: float = 0.0, guard: Guard | None = None
) -> Comparison:
    """Compares every run with every other, from their files alone.

    Args:
        paths: At least two run directories; the first one is what the guard holds the others against.
        metric: ``eff@k`` or ``pass@k`` with a number for k.
        tie_margin: Up to which difference a task is a tie, in the metric's unit.
        guard: When the comparison fails.

    Raises:
        InputError: A run is missing, incomplete or has too few samples for k; two runs differ in counter, suite or
            environment; the metric or the margin makes no sense.
    """
    name, k = _parse_metric(metric)
    if not (math.isfinite(tie_margin) and tie_margin >= 0):
        raise InputError(f"the tie margin is {tie_margin}: give 0 or a positive number, in the unit of {name}@{k}")
    if len(paths) < 2:
        raise InputError(f"{len(paths)} run directory is not enough: name at least two to compare")
    manifests = [RunDirectory(path).manifest() for path in paths]
    for path, manifest in zip(paths[1:], manifests[1:], strict=True):
        _refuse_unlike(paths[0], manifests[0], path, manifest)
    scored = [_scored(_label(index), path, name, k) for index, path in enumerate(paths)]
    ranks = rank_intervals([run.task_scores for run in scored])
    pairs = _pairs(scored, tie_margin)
    environment = manifests[0].environment
    return Comparison(
        schema=SCHEMA,
        metric=f"{name}@{k}",
        suite=manifests[0].suite,
        suite_hash=manifests[0].suite_hash,
        counter=environment.counter,
        environment_id=environment.environment_id,
        tie_margin=tie_margin,
        runs=tuple(_compared(run, rank) for run, rank in zip(scored, ranks, strict=True)),
        pairs=pairs,
        guard=guard,
        findings=() if guard is None else tuple(_findings(guard, scored[0], pairs)),
    )


def _parse_metric(text: str) -> tuple[str, int]:
    match = re.fullmatch(r"([a-z_]+)@([1-9][0-9]{0,8})", text)
    if match is None or match[1] not in _METRICS:
        known = " or ".join(f"{name}@k" for name in sorted(_METRICS))
        raise InputError(f"there is no metric {text!r} to compare by: take {known} with a number for k, such as eff@1")
    return match[1], int(match[2])


def _label(index: int) -> str:
    """A to Z, then A1 to Z1, and so on."""
    rounds, letter = divmod(index, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(rounds) if rounds else "")


def _refuse_unlike(first_path: Path, first: Manifest, path: Path, other: Manifest) -> None:
    fields = (
        ("counter", first.environment.counter, other.environment.counter, "measure both with one counter"),
        ("suite", first.suite, other.suite, "measure both on one suite"),
        ("suite_hash", first.suite_hash, other.suite_hash, "measure both on the same tasks with the same seed"),
        (
            "environment_id",
            first.environment.environment_id,
            other.environment.environment_id,
            f"{_cause(first.environment, other.environment)}; measure both in one environment",
        ),
    )
    for field, own, others, advice in fields:
        if own != others:
            raise InputError(
                f"unlike runs cannot be compared: {field} is {own} in {first_path}, {others} in {path}; {advice}"
            )


def _cause(first: Environment, other: Environment) -> str:
    """The first field that explains why two environments differ, the telling ones before the digests."""
    for field in ("python", "libc", "machine", "runtime", "cpu_model"):
        own, others = getattr(first, field), getattr(other, field)
        if own != others:
            return f"their {field} differs, {own} against {others}"
    return "nothing that is recorded tells why"


def _scored(label: str, path: Path, name: str, k: int) -> _Scored:
    run = RunDirectory(path)
    try:
        score = score_run(run, (k,))
    except InputError as error:
        raise InputError(f"run {label}, {path}: {error}") from error
    return _Scored(
        label=label,
        path=path,
        manifest=run.manifest(),
        score=score,
        estimate=next(item for item in score.estimates if (item.metric, item.k) == (f"{name}@k", k)),
        task_scores=tuple(_METRICS[name](task, k) for task in score.tasks),
    )


def _compared(run: _Scored, rank: RankInterval) -> ComparedRun:
    return ComparedRun(
        label=run.label,
        model=run.manifest.model,
        run_id=run.manifest.run_id,
        directory=str(run.path),
        estimate=run.estimate,
        rank=rank,
        n_tasks_with_samples=run.score.n_tasks_with_samples,
    )


def _pairs(runs: Sequence[_Scored], tie_margin: float) -> tuple[ComparedPair, ...]:
    chosen = list(combinations(runs, 2))
    compared = [compare_paired(a.task_scores, b.task_scores, tie_margin=tie_margin) for a, b in chosen]
    adjusted = holm_adjusted([paired.p_value for paired in compared])
    return tuple(
        ComparedPair(
            first=a.label,
            second=b.label,
            paired=paired,
            relative_difference=_share(paired.difference, a.estimate.point_estimate),
            adjusted_p_value=p_value,
            distinguishable=p_value < SIGNIFICANCE and not _holds_0(paired),
        )
        for (a, b), paired, p_value in zip(chosen, compared, adjusted, strict=True)
    )


def _share(difference: float, score: float) -> float | None:
    return None if score == 0 else difference / abs(score)


def _holds_0(paired: PairedComparison) -> bool:
    return paired.ci_low is not None and paired.ci_high is not None and paired.ci_low <= 0 <= paired.ci_high


def _findings(guard: Guard, first: _Scored, pairs: Sequence[ComparedPair]) -> Iterator[GuardFinding]:
    for pair in pairs:
        if pair.first == first.label:
            yield judge(guard, pair.first, pair.second, first_score=first.estimate.point_estimate, paired=pair.paired)
