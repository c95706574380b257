"""Scores and their intervals, computed from numbers alone.

Nothing here reads a file, starts a process or knows a task: what comes in are counts and scores, what goes out are
scores and :class:`Estimate` records. The formulas are written out in ``docs/metrics.md``.
"""

from effbench.records.estimate import Estimate
from effbench.scoring.beyond import beyond
from effbench.scoring.budget_curves import CurvePoint, TaskPaths, budget_grid, compare_answers, curve_of
from effbench.scoring.compare import (
    FEWEST_TASKS,
    SIGNIFICANCE,
    PairedComparison,
    compare_paired,
    holm_adjusted,
    is_distinguishable,
    minimum_detectable_difference,
    tasks_to_separate,
)
from effbench.scoring.compare_many import PAIRS_ONE_BY_ONE, RunPair, adjusted_p_values, compare_all
from effbench.scoring.dps import dps, dps_norm, samples_to_profile, task_dps, task_dps_with_failures
from effbench.scoring.eff import cost_budget, eff_at_k, efficiency
from effbench.scoring.efficient import (
    clipped_ratios,
    efficient_at_k,
    efficient_samples,
    estimate_geometric_best,
    estimate_geometric_mean,
    is_faster_by,
    near_tie_share,
    near_ties,
    rewrite_speedups,
    speedup_of_sums,
    task_speedups,
)
from effbench.scoring.estimate import (
    cluster_numbers,
    cluster_sums,
    estimate_mean,
    estimate_ratio,
)
from effbench.scoring.exchanges import family_test
from effbench.scoring.exponent import GrowthExponent, growth_exponent
from effbench.scoring.max_t import FlipTest, step_down_test
from effbench.scoring.order_statistics import (
    expected_max,
    expected_min,
    expected_quantile,
    max_weights,
    min_weights,
    quantile_weights,
    rank_weights,
)
from effbench.scoring.pareto import on_front
from effbench.scoring.pass_at_k import pass_at_k
from effbench.scoring.ranks import RankInterval, rank_intervals
from effbench.scoring.trajectories import (
    answer_index,
    answers_within,
    first_improvement,
    regret_of_last,
    share_above,
)
from effbench.scoring.win_rates import WinRates, win_rates

__all__ = [
    "FEWEST_TASKS",
    "PAIRS_ONE_BY_ONE",
    "SIGNIFICANCE",
    "CurvePoint",
    "Estimate",
    "FlipTest",
    "GrowthExponent",
    "PairedComparison",
    "RankInterval",
    "RunPair",
    "TaskPaths",
    "WinRates",
    "adjusted_p_values",
    "answer_index",
    "answers_within",
    "beyond",
    "budget_grid",
    "clipped_ratios",
    "cluster_numbers",
    "cluster_sums",
    "compare_all",
    "compare_answers",
    "compare_paired",
    "cost_budget",
    "curve_of",
    "dps",
    "dps_norm",
    "eff_at_k",
    "efficiency",
    "efficient_at_k",
    "efficient_samples",
    "estimate_geometric_best",
    "estimate_geometric_mean",
    "estimate_mean",
    "estimate_ratio",
    "expected_max",
    "expected_min",
    "expected_quantile",
    "family_test",
    "first_improvement",
    "growth_exponent",
    "holm_adjusted",
    "is_distinguishable",
    "is_faster_by",
    "max_weights",
    "min_weights",
    "minimum_detectable_difference",
    "near_tie_share",
    "near_ties",
    "on_front",
    "pass_at_k",
    "quantile_weights",
    "rank_intervals",
    "rank_weights",
    "regret_of_last",
    "rewrite_speedups",
    "samples_to_profile",
    "share_above",
    "speedup_of_sums",
    "step_down_test",
    "task_dps",
    "task_dps_with_failures",
    "task_speedups",
    "tasks_to_separate",
    "win_rates",
]
