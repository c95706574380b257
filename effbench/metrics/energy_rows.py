"""energy@k: modelled energy beside the baseline's."""

import numpy as np

from effbench.metrics.at_k import free_baseline
from effbench.metrics.energy import find_profile
from effbench.metrics.judged_run import JudgedRun, TaskScore
from effbench.metrics.metric import Metric, MetricOptions, Missing, TaskRows, mean_metric
from effbench.metrics.objectives import DEFAULT_PROFILE, energy_point_of

__all__ = ["energy_metric"]

_FOREIGN = ("wasm", "cputime")
_UNIT = 1e9
"""Shares of a joule, so that no energy counts as less than one of them."""


def energy_metric() -> Metric:
    """energy@k: the best of k samples by modelled energy; from 0 to 1, 0 for what is wrong or was censored."""
    return mean_metric("energy@k", "k samples of each task, and counts of machine instructions", _rows)


def _rows(run: JudgedRun, _options: MetricOptions) -> TaskRows | Missing:
    counter = run.manifest.environment.counter
    if counter in _FOREIGN:
        return Missing(
            metric="energy@k", reason=f"energy@k needs counts of machine instructions, and {counter} has none"
        )
    return free_baseline("energy@k", run) or TaskRows(
        rows=tuple(map(_row, run.tasks)),
        bounds=(0.0, 1.0),
        n_samples=sum(len(score.passed) for score in run.tasks),
        note=f"modelled by the profile {find_profile(DEFAULT_PROFILE).label}, which the interval does not doubt",
    )


def _row(score: TaskScore) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    reference = energy_point_of(score, None)
    if reference is None:
        return np.zeros(0)
    own = [energy_point_of(score, place) for place in range(len(score.passed))]
    return np.array([0.0 if item is None else min(1.0, reference / max(item, 1 / _UNIT)) for item in own])
