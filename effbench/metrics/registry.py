"""All metrics by name."""

import re
from collections.abc import Iterable
from typing import Final

from effbench.errors import InputError
from effbench.metrics.at_k import efficiency_rows, efficient_rows, pass_rows, time_rows
from effbench.metrics.energy_rows import energy_metric
from effbench.metrics.ladder import beyond_rows, dps_all_rows, dps_norm_all_rows, dps_norm_rows, dps_rows
from effbench.metrics.memory import (
    effibench_metrics,
    integral_rows,
    joint_metric,
    memory_metric,
    pareto_metric,
    peak_rows,
)
from effbench.metrics.metric import Metric, mean_metric, ratio_metric
from effbench.metrics.ratios import near_tie_estimate, speedup_estimate, speedup_gm_estimate
from effbench.metrics.rewrites import fast_metric, opt_metric, rewrite_gm_metric, rewrite_metric
from effbench.records.manifest import References

__all__ = ["DEFAULT_METRICS", "METRICS", "REWRITE_METRICS", "check_names", "find_metric", "needed_references"]

_SCORES: Final = "references with scores"
_CORRECT: Final = "a correct sample"
_SAMPLES: Final = "samples of each task"
_MEMORY: Final = "samples of each task, and memory (--memory)"

METRICS: Final[dict[str, Metric]] = {
    "pass@k": mean_metric("pass@k", "k samples of each task", pass_rows),
    "eff@k": mean_metric("eff@k", "k samples of each task", efficiency_rows),
    "efficient@k": mean_metric("efficient@k", "k samples of each task", efficient_rows),
    "speedup@k": rewrite_metric(),
    "speedup-gm@k": rewrite_gm_metric(),
    "opt@k": opt_metric(),
    "fast_p@k": fast_metric(),
    "mem-eff@k": memory_metric(),
    "joint@k": joint_metric(),
    "energy@k": energy_metric(),
    "pareto": pareto_metric(),
    "ET": mean_metric("ET", _SAMPLES, time_rows),
    "MP": mean_metric("MP", _MEMORY, peak_rows),
    "MI": mean_metric("MI", _MEMORY, integral_rows),
    **effibench_metrics(),
    "near-ties": ratio_metric("near-ties", _CORRECT, near_tie_estimate),
    "speedup": ratio_metric("speedup", _CORRECT, speedup_estimate),
    "speedup-gm": ratio_metric("speedup-gm", _CORRECT, speedup_gm_estimate),
    "DPS": mean_metric("DPS", f"{_SCORES}, and tasks with enough correct samples", dps_rows, References.LADDER),
    "DPS_norm": mean_metric(
        "DPS_norm", f"{_SCORES}, and tasks with enough correct samples", dps_norm_rows, References.LADDER
    ),
    "DPS_all": mean_metric("DPS_all", _SCORES, dps_all_rows, References.LADDER),
    "DPS_norm_all": mean_metric("DPS_norm_all", _SCORES, dps_norm_all_rows, References.LADDER),
    "Beyond": mean_metric(
        "Beyond", "tasks with two measured references of different cost", beyond_rows, References.LADDER
    ),
}
REWRITE_METRICS: Final = ("pass@k", "speedup@k")
"""What is computed of rewrites when nothing else is asked for."""
DEFAULT_METRICS: Final = ("pass@k", "eff@k")
"""What is computed when nothing else is asked for: every suite gives them."""


def check_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names, each once.

    Args:
        names: Should be keys of :data:`METRICS`.

    Raises:
        InputError: There is no such metric.
    """
    asked = tuple(dict.fromkeys(names))
    known = ", ".join(METRICS)
    for name in asked:
        if name not in METRICS:
            raise InputError(f"there is no metric {name!r}: take one of {known}; k itself is given with -k")
    return asked


def needed_references(names: Iterable[str]) -> References:
    """Which references must be measured for all of some metrics.

    Args:
        names: Keys of :data:`METRICS`.
    """
    needs = {METRICS[name].references for name in names}
    return References.LADDER if References.LADDER in needs else References.BASELINE


def find_metric(text: str) -> tuple[Metric, int]:
    """A metric and its k by how it is printed: ``eff@10``, ``DPS``.

    Returns:
        The metric, and k; 1 for a metric that has none.

    Raises:
        InputError: There is no such metric.
    """
    match = re.fullmatch(r"([^@]+)@([1-9][0-9]{0,8})", text)
    name, k = (text, 1) if match is None else (f"{match[1]}@k", int(match[2]))
    if name not in METRICS or METRICS[name].has_k != (match is not None):
        raise InputError(f"there is no metric {text!r}: take one of {', '.join(sorted(METRICS))}, with a number for k")
    return METRICS[name], k
