"""A run's scores: every metric that was asked for, or what it lacks."""

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress

from effbench.metrics.judged_run import JudgedRun, TaskScore, judge_run
from effbench.metrics.metric import Metric, MetricOptions, MetricScore, Missing
from effbench.metrics.registry import DEFAULT_METRICS, METRICS, check_names
from effbench.records.estimate import Estimate
from effbench.records.measurement import Verdict
from effbench.storage.run_directory import RunRecords

__all__ = ["GroupScores", "Scores", "score_metrics", "score_run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupScores:
    """The scores over some of a run's tasks.

    Attributes:
        name: What these tasks have in common, such as ``growth``.
        estimates: As for the whole run.
    """

    name: str
    estimates: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """A run's scores.

    Attributes:
        estimates: One for each metric and k that could be computed: k by k, and then those without a k.
        missing: The metrics that could not, each once.
        tasks: One for each task.
        groups: Over the tasks of each kind of gain, where it was asked for and the run's tasks say theirs.
    """

    estimates: tuple[Estimate, ...]
    missing: tuple[Missing, ...]
    tasks: tuple[TaskScore, ...]
    groups: tuple[GroupScores, ...] = ()

    @property
    def n_tasks_with_samples(self) -> int:
        """Coverage; a task without samples scores 0."""
        return sum(bool(task.passed) for task in self.tasks)

    def verdicts(self) -> Tally[Verdict]:
        """How many samples ended in which verdict."""
        return Tally(verdict for task in self.tasks for verdict in task.verdicts)


def score_run(run: RunRecords, ks: Sequence[int]) -> Scores:
    """Computes the metrics that every run gives, pass@k and eff@k; as :func:`score_metrics`."""
    return score_metrics(run, DEFAULT_METRICS, ks)


def score_metrics(
    run: RunRecords,
    names: Sequence[str],
    ks: Sequence[int],
    options: MetricOptions | None = None,
    *,
    by_kind_of_gain: bool = False,
) -> Scores:
    """Scores a run from its files alone.

    Args:
        run: The run.
        names: Of metrics.
        ks: For the metrics with a k.
        options: What some metrics can be asked.
        by_kind_of_gain: Whether tasks that gain by growth and by craft are scored apart, too.

    Raises:
        InputError: There is no such metric, the run is not complete, its records are damaged, or k is out of range.
    """
    chosen = [METRICS[name] for name in check_names(names)]
    judged = judge_run(run, ks if any(metric.has_k for metric in chosen) else ())
    asked = [(metric, k) for k in ks for metric in chosen if metric.has_k]
    asked += [(metric, 1) for metric in chosen if not metric.has_k]
    found = [metric.score(judged, k, options or MetricOptions()) for metric, k in asked]
    return Scores(
        estimates=_estimates(found),
        missing=tuple(dict.fromkeys(item for item in found if isinstance(item, Missing))),
        tasks=judged.tasks,
        groups=_groups(judged, asked, options or MetricOptions()) if by_kind_of_gain else (),
    )


def _groups(judged: JudgedRun, asked: Sequence[tuple[Metric, int]], options: MetricOptions) -> tuple[GroupScores, ...]:
    kinds = sorted({task.kind_of_gain for task in judged.manifest.tasks} - {""}, reverse=True)
    groups = []
    for kind in kinds:
        kept = [task.kind_of_gain == kind for task in judged.manifest.tasks]
        some = JudgedRun(
            manifest=replace(judged.manifest, tasks=tuple(compress(judged.manifest.tasks, kept))),
            tasks=tuple(compress(judged.tasks, kept)),
        )
        groups.append(
            GroupScores(name=kind, estimates=_estimates([metric.score(some, k, options) for metric, k in asked]))
        )
    return tuple(groups)


def _estimates(found: Sequence[MetricScore | Missing]) -> tuple[Estimate, ...]:
    return tuple(item.estimate for item in found if isinstance(item, MetricScore))
