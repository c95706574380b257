"""Runs that may be compared, with their tasks' scores; unlike ones are refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase
from typing import Final

from effbench.errors import InputError
from effbench.metrics import METRICS, Metric, MetricOptions, Missing, find_metric
from effbench.metrics.compare.common_tasks import on_common_tasks
from effbench.metrics.judged_run import judge_run
from effbench.records.environment import Environment
from effbench.records.estimate import Estimate
from effbench.records.manifest import Manifest
from effbench.storage.run_directory import RunRecords

__all__ = ["ScoredRun", "score_runs"]

_OR: Final = ", or compare those that they share with --common-tasks"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredRun:
    """A run with its score by one metric.

    Attributes:
        label: A for the first, B for the second, and so on.
        path: Where it is.
        manifest: What was asked for.
        estimate: Its score.
        task_scores: Of each task; None where the task has none.
        n_tasks_with_samples: Coverage.
        n_tasks_left_out: Tasks of the run that are not compared, for other runs do not have them.
    """

    label: str
    path: Path
    manifest: Manifest
    estimate: Estimate
    task_scores: tuple[float | None, ...]
    n_tasks_with_samples: int
    n_tasks_left_out: int


def score_runs(
    runs: Sequence[RunRecords], metric: str, options: MetricOptions, *, common_tasks: bool
) -> list[ScoredRun]:
    """Scores runs by one metric, from their files alone.

    Args:
        runs: At least two.
        metric: A mean over tasks.
        options: What some metrics can be asked.
        common_tasks: Whether runs of different tasks are scored on those that they share, instead of being refused.

    Raises:
        InputError: A run is missing, incomplete, has too few samples for k or lacks what the metric needs; two runs
            differ in counter, suite or environment; there is no such metric.
    """
    chosen, k = _mean_metric(metric)
    if len(runs) < 2:
        raise InputError(f"{len(runs)} run is not enough: name at least two to compare")
    manifests = [run.manifest() for run in runs]
    for run, manifest in zip(runs[1:], manifests[1:], strict=True):
        _refuse_unlike(runs[0].path, manifests[0], run.path, manifest, any_tasks=common_tasks)
    compared: Sequence[RunRecords] = on_common_tasks(runs) if common_tasks else runs
    return [
        _scored(_label(index), run, len(manifest.tasks), chosen, k, options)
        for index, (run, manifest) in enumerate(zip(compared, manifests, strict=True))
    ]


def _mean_metric(text: str) -> tuple[Metric, int]:
    known = ", ".join(sorted(metric.name for metric in METRICS.values() if metric.is_mean))
    advice = f"take one of {known}, with a number for k, such as eff@1"
    try:
        metric, k = find_metric(text)
    except InputError as error:
        raise InputError(f"there is no metric {text!r} to compare by: {advice}") from error
    if not metric.is_mean:
        raise InputError(f"runs cannot be compared task by task by {text}, which is no mean over tasks: {advice}")
    return metric, k


def _label(index: int) -> str:
    rounds, letter = divmod(index, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(rounds) if rounds else "")


def _refuse_unlike(first_path: Path, first: Manifest, path: Path, other: Manifest, *, any_tasks: bool) -> None:
    same_tasks = "measure both on the same tasks"
    tasks = (
        ("suite_hash", first.suite_hash, other.suite_hash, f"{same_tasks} with the same seed{_OR}"),
        ("the digest of the tasks", first.tasks_digest, other.tasks_digest, f"{same_tasks}{_OR}"),
    )
    fields = (
        ("counter", first.environment.counter, other.environment.counter, "measure both with one counter"),
        ("suite", first.suite, other.suite, "measure both on one suite"),
        ("language", first.environment.language, other.environment.language, "measure both in one language"),
        (
            "baseline_language",
            first.baseline_language,
            other.baseline_language,
            "measure both against one baseline (--baseline-language)",
        ),
        *_protocols(first, other),
        *(() if any_tasks else tasks),
        (
            "environment_id",
            first.environment.environment_id,
            other.environment.environment_id,
            f"{_cause(first.environment, other.environment)}; measure both in one environment",
        ),
    )
    for field, own, others, advice in (*fields, *(() if any_tasks else _fallback_fields(first, other))):
        if own != others:
            raise InputError(
                f"unlike runs cannot be compared: {field} is {own} in {first_path}, {others} in {path}; {advice}"
            )


def _fallback_fields(first: Manifest, other: Manifest) -> Iterator[tuple[str, str, str, str]]:
    """Every task must have been counted by one counter in one environment, whichever the run's own is."""
    for task in first.tasks:
        places = (manifest.environment_of(task.task_id) for manifest in (first, other))
        own, others = (f"{place.counter} ({place.environment_id})" for place in places)
        yield f"the counter of task {task.task_id}", own, others, f"--fallback chose it{_OR}"


def _protocols(first: Manifest, other: Manifest) -> tuple[tuple[str, str, str, str], ...]:
    """What the prompts asked for, where both runs tell: samples from elsewhere do not."""
    if first.generation is None or other.generation is None:
        return ()
    advice = "a model that is asked for efficiency is no match for one that is not; generate both with one --prompt"
    return (("what the prompt asked for", first.generation.asked_for, other.generation.asked_for, advice),)


def _cause(first: Environment, other: Environment) -> str:
    """The first field that explains why two environments differ, the telling ones before the digests."""
    for field in ("toolchain", "python", "libc", "machine", "runtime", "cpu_model"):
        own, others = getattr(first, field), getattr(other, field)
        if own != others:
            return f"their {field} differs, {own} against {others}"
    return "nothing that is recorded tells why"


def _scored(label: str, run: RunRecords, n_tasks: int, metric: Metric, k: int, options: MetricOptions) -> ScoredRun:
    try:
        judged = judge_run(run, (k,))
        score = metric.score(judged, k, options)
        if isinstance(score, Missing):
            raise InputError(score.reason)
    except InputError as error:
        raise InputError(f"run {label}, {run.path}: {error}") from error
    return ScoredRun(
        label=label,
        path=run.path,
        manifest=judged.manifest,
        estimate=score.estimate,
        task_scores=score.task_scores,
        n_tasks_with_samples=sum(bool(task.passed) for task in judged.tasks),
        n_tasks_left_out=n_tasks - len(judged.tasks),
    )
