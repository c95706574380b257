"""A run's scores: every metric that was asked for, or what it lacks."""

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass

from effbench.metrics.judged_run import TaskScore, judge_run
from effbench.metrics.metric import MetricOptions, MetricScore, Missing
from effbench.metrics.registry import DEFAULT_METRICS, METRICS, check_names
from effbench.records.measurement import Verdict
from effbench.scoring import Estimate
from effbench.storage.run_directory import RunRecords

__all__ = ["Scores", "score_metrics", "score_run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """A run's scores.

    Attributes:
        estimates: One for each metric and k that could be computed: k by k, and then those without a k.
        missing: The metrics that could not, each once.
        tasks: One for each task.
    """

    estimates: tuple[Estimate, ...]
    missing: tuple[Missing, ...]
    tasks: tuple[TaskScore, ...]

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
    run: RunRecords, names: Sequence[str], ks: Sequence[int], options: MetricOptions | None = None
) -> Scores:
    """Scores a run from its files alone.

    Raises:
        InputError: There is no such metric, the run is not complete, its records are damaged, or k is out of range.
    """
    chosen = [METRICS[name] for name in check_names(names)]
    judged = judge_run(run, ks if any(metric.has_k for metric in chosen) else ())
    asked = [(metric, k) for k in ks for metric in chosen if metric.has_k]
    asked += [(metric, 1) for metric in chosen if not metric.has_k]
    found = [metric.score(judged, k, options or MetricOptions()) for metric, k in asked]
    return Scores(
        estimates=tuple(item.estimate for item in found if isinstance(item, MetricScore)),
        missing=tuple(dict.fromkeys(item for item in found if isinstance(item, Missing))),
        tasks=judged.tasks,
    )
