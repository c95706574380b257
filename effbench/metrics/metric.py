"""What a metric is, and the shape that most of them share: a mean over tasks."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from effbench.errors import InputError
from effbench.metrics.judged_run import JudgedRun
from effbench.records.command_line import with_option
from effbench.records.estimate import Estimate
from effbench.records.manifest import Manifest, References
from effbench.scoring import estimate_mean, expected_max

__all__ = ["Metric", "MetricOptions", "MetricScore", "Missing", "TaskRows", "mean_metric", "ratio_metric"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricOptions:
    """What some metrics can be asked.

    Attributes:
        margin: From 0 to below 1. efficient@k asks a sample to be cheaper than the reference by more than this share;
            DPS lets it cost up to so much more than a reference. 0 is the rule of the papers.
        min_correct: Of DPS and DPS_norm: how many correct samples a task needs.
        max_profile: Of DPS and its variants: how many correct samples of a task are looked at, the first ones.
        threshold: Above 1. opt@k asks for a speed-up of at least this; 1.1 is the rule of the paper.
        fast_p: At least 0. fast_p@k asks for a speed-up of more than this; 0 asks for correctness alone.

    Raises:
        InputError: A number is out of range.
    """

    margin: float = 0.0
    min_correct: int = 10
    max_profile: int = 20
    threshold: float = 1.1
    fast_p: float = 1.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.margin) and 0 <= self.margin < 1):
            raise InputError(f"the margin is {self.margin}: give a share from 0 to below 1, such as 0.01")
        if not (math.isfinite(self.threshold) and self.threshold > 1):
            raise InputError(f"the threshold is {self.threshold}: give a speed-up above 1, such as 1.1")
        if not (math.isfinite(self.fast_p) and self.fast_p >= 0):
            raise InputError(f"fast-p is {self.fast_p}: give a speed-up of 0 or more, such as 1")
        for name, number in (("min-correct", self.min_correct), ("max-profile", self.max_profile)):
            if number < 1:
                raise InputError(f"{name} is {number}: give at least 1 sample")


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A metric that a run does not give.

    Attributes:
        metric: Its name.
        reason: What is missing, in one sentence.
    """

    metric: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRows:
    """What a mean over tasks is made of.

    Attributes:
        rows: For each task of the run one number for each sample, or one for the task as a whole; the best of k of them
            is the task's score. An empty row scores 0; None leaves the task out.
        bounds: Smallest and largest score that a task can have; None where there is no largest.
        n_samples: Samples in the mean.
        note: For the estimate.
    """

    rows: tuple[npt.NDArray[np.float64] | None, ...]
    bounds: tuple[float, float] | None
    n_samples: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricScore:
    """A metric of one run.

    Attributes:
        estimate: With its interval.
        task_scores: The score of each task of the run, None where the task has none; empty where the metric is not a
            mean over tasks.
    """

    estimate: Estimate
    task_scores: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A metric that can be asked for by name.

    Attributes:
        name: Ends in ``@k`` where it has a k.
        needs: What a run must have for it, in words.
        references: Which references must be measured for it.
        is_mean: Whether it is a mean over tasks, by which runs can be compared task by task.
        compute: Computes it from a run that has those references measured, for one k (1 where it has none).
    """

    name: str
    needs: str
    references: References
    is_mean: bool
    compute: Callable[[JudgedRun, int, MetricOptions], MetricScore | Missing]

    def score(self, run: JudgedRun, k: int, options: MetricOptions) -> MetricScore | Missing:
        """The metric of a run, or what the run lacks for it.

        Args:
            run: The run.
            k: 1 for a metric without a k.
            options: What some metrics can be asked.

        Raises:
            InputError: k is out of range.
        """
        manifest = run.manifest
        has_ladder = any(task.references for task in manifest.tasks)
        if self.references is References.LADDER and manifest.references is References.BASELINE and has_ladder:
            reason = f"{self.name} needs the counts of all references with scores, and this run has the fastest's alone"
            return Missing(metric=self.name, reason=f"{reason}; {_how_to_add(self.name, manifest)} adds them to it")
        return self.compute(run, k, options)

    @property
    def has_k(self) -> bool:
        """Whether it is asked for with a k."""
        return self.name.endswith("@k")


def mean_metric(
    name: str,
    needs: str,
    rows_of: Callable[[JudgedRun, MetricOptions], TaskRows | Missing],
    references: References = References.BASELINE,
) -> Metric:
    """A metric whose score is the mean over tasks of the expected best of k numbers."""

    def compute(run: JudgedRun, k: int, options: MetricOptions) -> MetricScore | Missing:
        found = rows_of(run, options)
        if isinstance(found, Missing):
            return found
        rows = [row for row in found.rows if row is not None]
        clusters = [task.cluster for task, row in zip(run.manifest.tasks, found.rows, strict=True) if row is not None]
        estimate = estimate_mean(name, k, rows, expected_max, bounds=found.bounds, clusters=clusters)
        return MetricScore(
            estimate=replace(estimate, n_samples=found.n_samples, note=found.note),
            task_scores=tuple(None if row is None else _best_of(row, k) for row in found.rows),
        )

    return Metric(name=name, needs=needs, references=references, is_mean=True, compute=compute)


def ratio_metric(name: str, needs: str, estimate_of: Callable[[JudgedRun], Estimate | Missing]) -> Metric:
    """A metric without a k that is no mean over tasks."""

    def compute(run: JudgedRun, _k: int, _options: MetricOptions) -> MetricScore | Missing:
        found = estimate_of(run)
        return found if isinstance(found, Missing) else MetricScore(estimate=found)

    return Metric(name=name, needs=needs, references=References.BASELINE, is_mean=False, compute=compute)


def _how_to_add(metric: str, manifest: Manifest) -> str:
    """The command that goes on with the run and measures what the metric needs."""
    if not manifest.command:
        return f"effbench.evaluate with the same samples and options and metrics=({metric!r},)"
    return f"`{with_option(manifest.command, '--metrics', metric)}`"


def _best_of(row: npt.NDArray[np.float64], k: int) -> float:
    return expected_max(row, k) if row.size else 0.0
