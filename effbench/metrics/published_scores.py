"""The scores that leave a run's folder: on a leaderboard, and recomputed from a bundle.

The one place where both ask for metrics.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from effbench.errors import InputError
from effbench.metrics import METRICS, Scores, score_metrics
from effbench.metrics.judged_run import TaskScore
from effbench.records.estimate import Estimate
from effbench.storage.run_directory import RunDirectory, RunRecords

__all__ = ["COLUMNS", "PublishedScores", "bundled_estimates", "full_scale", "published_scores", "recomputed"]

COLUMNS: Final = ("eff@1", "efficient@1", "DPS", "pass@1")
"""A leaderboard's metrics, in its order; the first one ranks."""
_METRICS: Final = tuple(name.replace("@1", "@k") for name in COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedScores:
    """One run's scores.

    Attributes:
        estimates: By name, such as ``eff@1``.
        missing: Name of a metric that the run cannot give → why.
        tasks: One for each task.
    """

    estimates: Mapping[str, Estimate]
    missing: Mapping[str, str]
    tasks: tuple[TaskScore, ...]


def full_scale(name: str) -> float:
    """The end of a metric's usual range: 100 for DPS, else 1."""
    return 100.0 if name.startswith("DPS") else 1.0


def published_scores(run: RunRecords) -> PublishedScores:
    """Scores a finished run by every metric of :data:`COLUMNS`.

    Raises:
        InputError: The run is not complete, or its records are damaged.
    """
    scores = score_metrics(run, _METRICS, (1,))
    return PublishedScores(
        estimates={item.name: item for item in scores.estimates},
        missing={item.metric.replace("@k", "@1"): item.reason for item in scores.missing},
        tasks=scores.tasks,
    )


def bundled_estimates(run: RunDirectory) -> list[Estimate]:
    """What a bundle of the run holds: a leaderboard's metrics and those scored last, by the rules of the papers.

    Raises:
        InputError: The run is not complete, or a file of it cannot be read.
    """
    stored = run.estimates() if run.is_scored() else []
    names = [name for name in METRICS if name in _METRICS or name in {item.metric for item in stored}]
    return list(score_metrics(run, names, sorted({1} | {item.k for item in stored})).estimates)


def recomputed(run: RunRecords, stored: Sequence[Estimate]) -> list[Estimate | None]:
    """Computes stored estimates anew from the run's records, in their order; None for what the records do not give.

    Raises:
        InputError: The records cannot be scored, or an estimate is of a metric that this effbench does not compute.
    """
    unknown = next((item.metric for item in stored if item.metric not in METRICS), None)
    if unknown is not None:
        raise InputError(f"estimates.json holds {unknown!r}, which this effbench does not compute: update effbench")
    found = _by_metric(score_metrics(run, [item.metric for item in stored], sorted({item.k for item in stored})))
    return [found.get((item.metric, item.k)) for item in stored]


def _by_metric(scores: Scores) -> dict[tuple[str, int], Estimate]:
    return {(item.metric, item.k): item for item in scores.estimates}
