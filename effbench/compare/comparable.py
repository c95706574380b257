"""Runs that may be compared, with their tasks' scores; unlike ones are refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase

from effbench.errors import InputError
from effbench.metrics import METRICS, Metric, MetricOptions, Missing, find_metric
from effbench.metrics.judged_run import judge_run
from effbench.records.environment import Environment
from effbench.records.manifest import Manifest
from effbench.scoring import Estimate
from effbench.storage.run_directory import RunDirectory

__all__ = ["ScoredRun", "score_runs"]


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
    """

    label: str
    path: Path
    manifest: Manifest
    estimate: Estimate
    task_scores: tuple[float | None, ...]
    n_tasks_with_samples: int


def score_runs(paths: Sequence[Path], metric: str, options: MetricOptions) -> list[ScoredRun]:
    """Scores runs by one metric, from their files alone.

    Raises:
        InputError: A run is missing, incomplete, has too few samples for k or lacks what the metric needs; two runs
            differ in counter, suite or environment; there is no such metric.
    """
    chosen, k = _mean_metric(metric)
    if len(paths) < 2:
        raise InputError(f"{len(paths)} run directory is not enough: name at least two to compare")
    manifests = [RunDirectory(path).manifest() for path in paths]
    for path, manifest in zip(paths[1:], manifests[1:], strict=True):
        _refuse_unlike(paths[0], manifests[0], path, manifest)
    return [_scored(_label(index), path, chosen, k, options) for index, path in enumerate(paths)]


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


def _refuse_unlike(first_path: Path, first: Manifest, path: Path, other: Manifest) -> None:
    fields = (
        ("counter", first.environment.counter, other.environment.counter, "measure both with one counter"),
        ("suite", first.suite, other.suite, "measure both on one suite"),
        ("suite_hash", first.suite_hash, other.suite_hash, "measure both on the same tasks with the same seed"),
        ("the digest of the tasks", first.tasks_digest, other.tasks_digest, "measure both on the same tasks"),
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


def _scored(label: str, path: Path, metric: Metric, k: int, options: MetricOptions) -> ScoredRun:
    try:
        judged = judge_run(RunDirectory(path), (k,))
        score = metric.score(judged, k, options)
        if isinstance(score, Missing):
            raise InputError(score.reason)
    except InputError as error:
        raise InputError(f"run {label}, {path}: {error}") from error
    return ScoredRun(
        label=label,
        path=path,
        manifest=judged.manifest,
        estimate=score.estimate,
        task_scores=score.task_scores,
        n_tasks_with_samples=sum(bool(task.passed) for task in judged.tasks),
    )
