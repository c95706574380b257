"""Metrics by name: from a run's judged samples to estimates.

::

    scores = score_metrics(RunDirectory(path), ("eff@k", "DPS"), (1, 10))
    scores.estimates    # with intervals
    scores.missing      # what could not be computed, and why

The formulas are in :mod:`effbench.scoring` and ``docs/metrics.md``.
"""

from effbench.metrics.metric import Metric, MetricOptions, MetricScore, Missing
from effbench.metrics.registry import (
    DEFAULT_METRICS,
    METRICS,
    REWRITE_METRICS,
    check_names,
    find_metric,
    needed_references,
)
from effbench.metrics.scores import GroupScores, Scores, score_metrics, score_run

__all__ = [
    "DEFAULT_METRICS",
    "METRICS",
    "REWRITE_METRICS",
    "GroupScores",
    "Metric",
    "MetricOptions",
    "MetricScore",
    "Missing",
    "Scores",
    "check_names",
    "find_metric",
    "needed_references",
    "score_metrics",
    "score_run",
]
