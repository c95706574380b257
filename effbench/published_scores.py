"""The scores that leave a run's folder: on a leaderboard, and recomputed from a bundle.

The one place where both ask for metrics.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from effbench.errors import InputError
from effbench.run_directory import RunDirectory
from effbench.score import TaskScore, score_run
from effbench.scoring import Estimate

__all__ = ["COLUMNS", "PublishedScores", "published_scores", "recomputed"]

COLUMNS: Final = ("eff@1", "efficient@1", "DPS", "pass@1")
"""A leaderboard's metrics, in its order; the first one ranks."""
_KNOWN: Final = frozenset({"eff@k", "pass@k"})


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


def published_scores(run: RunDirectory) -> PublishedScores:
    """Scores a finished run by every metric of :data:`COLUMNS`.

    Raises:
        InputError: The run is not complete, or its records are damaged.
    """
    score = score_run(run, (1,))
    estimates = {item.metric.replace("@k", f"@{item.k}"): item for item in score.estimates}
    return PublishedScores(
        estimates=estimates,
        missing={name: f"{name} is not computed from this run" for name in COLUMNS if name not in estimates},
        tasks=score.tasks,
    )


def recomputed(run: RunDirectory, stored: Sequence[Estimate]) -> list[Estimate]:
    """Computes stored estimates anew from the run's records, in their order.

    Raises:
        InputError: The records cannot be scored, or an estimate is of a metric that this effbench does not compute.
    """
    unknown = next((item.metric for item in stored if item.metric not in _KNOWN), None)
    if unknown is not None:
        raise InputError(f"estimates.json holds {unknown!r}, which this effbench does not compute: update effbench")
    score = score_run(run, sorted({item.k for item in stored}))
    found = {(item.metric, item.k): item for item in score.estimates}
    return [found[item.metric, item.k] for item in stored]
