"""Scores and their intervals, computed from numbers alone.

Nothing here reads a file, starts a process or knows a task: what comes in are counts and scores, what goes out are
scores and :class:`Estimate` records. The formulas are written out in ``docs/metrics.md``.
"""

from effbench.scoring.compare import (
    PairedComparison,
    compare_paired,
    holm_adjusted,
    minimum_detectable_difference,
)
from effbench.scoring.eff import cost_budget, eff_at_k, efficiency
from effbench.scoring.estimate import Estimate, estimate_mean
from effbench.scoring.order_statistics import expected_max, expected_min, max_weights, min_weights
from effbench.scoring.pass_at_k import pass_at_k
from effbench.scoring.ranks import RankInterval, rank_intervals

__all__ = [
    "Estimate",
    "PairedComparison",
    "RankInterval",
    "compare_paired",
    "cost_budget",
    "eff_at_k",
    "efficiency",
    "estimate_mean",
    "expected_max",
    "expected_min",
    "holm_adjusted",
    "max_weights",
    "min_weights",
    "minimum_detectable_difference",
    "pass_at_k",
    "rank_intervals",
]
