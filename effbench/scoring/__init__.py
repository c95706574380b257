"""Scores and their intervals, computed from numbers alone.

Nothing here reads a file, starts a process or knows a task: what comes in are counts and scores, what goes out are
scores and :class:`Estimate` records. The formulas are written out in ``docs/metrics.md``.
"""

from effbench.scoring.eff import cost_budget, eff_at_k, efficiency
from effbench.scoring.estimate import Estimate, estimate_mean
from effbench.scoring.order_statistics import expected_max, expected_min, max_weights, min_weights
from effbench.scoring.pass_at_k import pass_at_k

__all__ = [
    "Estimate",
    "cost_budget",
    "eff_at_k",
    "efficiency",
    "estimate_mean",
    "expected_max",
    "expected_min",
    "max_weights",
    "min_weights",
    "pass_at_k",
]
