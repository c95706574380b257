"""efficient@k and speedup: how often, and by how much, a model beats the best reference.

Source: Peng et al., "COFFE: a code efficiency benchmark for code generation", FSE 2025 (arXiv:2502.02827). COFFE's
program knows k = 1 only; every k, the margin and the geometric mean are effbench's.

A cost is what a program takes over all stress inputs of its task together, beyond empty calls. Calibration may push the
cost of a program that does next to nothing a little below 0: such a program is efficient like any other that costs less
than the reference, but it has no speedup, since a ratio to nothing means nothing.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from effbench.records.estimate import Estimate
from effbench.scoring.estimate import estimate_mean
from effbench.scoring.order_statistics import expected_max
from effbench.scoring.pass_at_k import pass_at_k

__all__ = [
    "clipped_ratios",
    "efficient_at_k",
    "efficient_samples",
    "estimate_geometric_best",
    "estimate_geometric_mean",
    "is_faster_by",
    "near_tie_share",
    "near_ties",
    "rewrite_speedups",
    "speedup_of_sums",
    "task_speedups",
]


def efficient_samples(
    costs: Sequence[float | None], *, reference_cost: float, margin: float = 0.0
) -> npt.NDArray[np.bool_]:
    """Which samples of a task are efficient: correct, and cost < reference_cost · (1 − margin).

    At margin 0 that is COFFE's rule, where a tie is not efficient. Counts of one and the same algorithm differ by up to
    1 % between two ways of writing it down, so at margin 0 a solution that is as good as the reference is called
    efficient or not by chance; a margin of 0.01 asks for a gain that layout alone cannot give.

    Args:
        costs: For each sample its summed cost over the stress inputs, or None where it is not correct. In any unit.
        reference_cost: Of the best reference, over the same inputs and in the same unit.
        margin: m, from 0 to below 1: the share by which a sample must be cheaper.

    Returns:
        Shape (n,): True for the efficient ones.

    Raises:
        ValueError: A cost is not finite, the reference's is not positive, or the margin is out of range.
    """
    if not 0 <= margin < 1:
        raise ValueError(f"margin is {margin}; give a share from 0 to below 1, such as 0.01")
    _check_reference(reference_cost)
    _check_costs(costs)
    limit = reference_cost * (1 - margin)
    return np.array([cost is not None and cost < limit for cost in costs], dtype=np.bool_)


def rewrite_speedups(costs: Sequence[float | None], *, given_cost: float) -> npt.NDArray[np.float64]:
    """How many times faster each sample of a rewrite is than the program that was given: given_cost / cost, at least 1.

    A sample that is not correct, or slower, counts 1: one goes on with the given program. That is the rule of PIE
    (Shypula et al., "Learning performance-improving code edits", ICLR 2024), whose best@k is the expected maximum
    (:func:`effbench.scoring.expected_max`). A cost of less than 1 instruction counts as 1.

    Args:
        costs: For each sample its summed cost over the stress inputs, or None where it is not correct or was stopped.
        given_cost: Of the program that was given, over the same inputs and in the same unit.

    Returns:
        Shape (n,), each at least 1; exactly 1 for a sample that costs what was given.

    Raises:
        ValueError: A cost is not finite, or that of the given program is not positive.
    """
    _check_reference(given_cost)
    _check_costs(costs)
    return np.array([1.0 if cost is None else max(1.0, given_cost / max(cost, 1.0)) for cost in costs])


def is_faster_by(costs: Sequence[float | None], factor: float, *, given_cost: float) -> npt.NDArray[np.float64]:
    """Which samples of a rewrite are correct and more than a factor as fast as the given program: 1, else 0.

    With factor p that is what fast_p counts (Ouyang et al., "KernelBench", ICML 2025, arXiv:2502.10517); with 0 it is
    correctness.

    Args:
        costs: As of :func:`rewrite_speedups`.
        factor: p, at least 0.
        given_cost: As of :func:`rewrite_speedups`.

    Raises:
        ValueError: A cost is not finite, that of the given program is not positive, or the factor is below 0.
    """
    if not (math.isfinite(factor) and factor >= 0):
        raise ValueError(f"the factor is {factor}; give 0 (correct) or more")
    _check_reference(given_cost)
    _check_costs(costs)
    return np.array([float(cost is not None and given_cost / max(cost, 1.0) > factor) for cost in costs])


def clipped_ratios(costs: Sequence[float | None], *, reference_cost: float) -> npt.NDArray[np.float64]:
    """EffiBench-X's score of each sample of a task: reference_cost / cost, at most 1, and 0 where it is not correct.

    Source: Qing et al., "EffiBench-X: a multi-language benchmark for measuring efficiency of LLM-generated code",
    NeurIPS 2025 (arXiv:2505.13004), where costs are wall times and their sums over all tests. A cost of less than 1
    counts as 1.

    Args:
        costs: For each sample its summed cost over the inputs, or None where it is not correct. In any unit.
        reference_cost: Of the reference, over the same inputs and in the same unit.

    Returns:
        Shape (n,), each from 0 to 1.

    Raises:
        ValueError: A cost is not finite, or the reference's is not positive.
    """
    _check_reference(reference_cost)
    _check_costs(costs)
    return np.array([0.0 if cost is None else min(1.0, reference_cost / max(cost, 1.0)) for cost in costs])


def efficient_at_k(efficient: npt.ArrayLike, k: int) -> float:
    """Unbiased efficient@k of one task: 1 − C(n−e, k) / C(n, k), with e the number of efficient samples.

    Args:
        efficient: Shape (n,): truth values, as from ``efficient_samples``.
        k: How many samples one may try.

    Returns:
        The probability that at least one of k samples is efficient; 0 for a task without samples, whatever k is.

    Raises:
        ValueError: k is below 1 or above an n other than 0, or the values are not one row of truth values.
    """
    row = np.asarray(efficient)
    if row.ndim != 1:
        raise ValueError(f"efficient has shape {row.shape}; give one row, the samples of one task")
    if not np.isin(row, (0, 1)).all():
        raise ValueError(f"efficient holds {row[~np.isin(row, (0, 1))][0]}; give truth values")
    return pass_at_k(row.size, int(np.count_nonzero(row)), k)


def near_ties(costs: Sequence[float], *, reference_cost: float, width: float = 0.01) -> npt.NDArray[np.bool_]:
    """Which correct samples of a task are too close to the reference to call: |cost/reference − 1| ≤ width.

    Args:
        costs: The correct samples' summed costs, in any unit.
        reference_cost: Of the best reference, over the same inputs and in the same unit.
        width: Half the width of the band, as a share of the reference.

    Returns:
        Shape (n,): True for the close ones.

    Raises:
        ValueError: A cost is not finite, the reference's is not positive, or the width is not a finite number of at
            least 0.
    """
    if not (math.isfinite(width) and width >= 0):
        raise ValueError(f"width is {width}; give a share of the reference of at least 0, such as 0.01")
    _check_reference(reference_cost)
    _check_costs(costs)
    return np.array([abs(cost - reference_cost) <= width * reference_cost for cost in costs], dtype=np.bool_)


def near_tie_share(
    per_task_costs: Sequence[Sequence[float | None]], reference_costs: Sequence[float], *, width: float = 0.01
) -> float | None:
    """Share of the decisions "cheaper than the reference or not" that are too close to call.

    A decision is one correct sample; it is close when |cost/reference − 1| ≤ width. The share says how much of
    efficient@k hangs on differences that the layout of a program alone can make.

    Args:
        per_task_costs: For each task its samples' summed costs, None where a sample is not correct.
        reference_costs: For each task the best reference's.
        width: Half the width of the band, as a share of the reference.

    Returns:
        From 0 to 1; None where no sample is correct.

    Raises:
        ValueError: The sequences differ in length, a cost is not finite, a reference's is not positive, or the width
            is not a finite number of at least 0.
    """
    pairs = _correct_costs(per_task_costs, reference_costs)
    decisions = np.concatenate(
        [np.zeros(0, dtype=np.bool_), *(near_ties(own, reference_cost=ref, width=width) for own, ref in pairs)]
    )
    return float(decisions.mean()) if decisions.size else None


def speedup_of_sums(per_task_costs: Sequence[Sequence[float | None]], reference_costs: Sequence[float]) -> float | None:
    """COFFE's speedup: Σ reference costs / Σ costs, both over all correct samples of all tasks.

    The costliest tasks decide it: one task with a cost of 10⁹ outweighs a hundred with 10⁶.

    Args:
        per_task_costs: For each task its samples' summed costs, None where a sample is not correct.
        reference_costs: For each task the best reference's; it counts once for each correct sample.

    Returns:
        Above 1 where the samples are faster; None where no sample is correct.

    Raises:
        ValueError: The sequences differ in length, a cost is not finite, a reference's is not positive, or the samples'
            costs do not add up to more than 0.
    """
    pairs = _correct_costs(per_task_costs, reference_costs)
    if not any(own for own, _ in pairs):
        return None
    total = math.fsum(cost for own, _ in pairs for cost in own)
    if total <= 0:
        raise ValueError(f"the correct samples cost {total} together; a ratio needs inputs that take more than no work")
    return math.fsum(reference * len(own) for own, reference in pairs) / total


def task_speedups(
    per_task_costs: Sequence[Sequence[float | None]], reference_costs: Sequence[float]
) -> npt.NDArray[np.float64]:
    """Speedup of each task that has a correct sample: n_c · reference / Σ cost over its n_c correct samples.

    Their geometric mean, exp(mean(log)), gives each task the same weight and is the same whichever program is called
    the reference. Only tasks with a correct sample have a speedup, so two models are comparable on common tasks only.

    Args:
        per_task_costs: For each task its samples' summed costs, None where a sample is not correct.
        reference_costs: For each task the best reference's.

    Returns:
        Shape (tasks with a correct sample,), in the tasks' order; each above 0.

    Raises:
        ValueError: The sequences differ in length, a cost is not finite, a reference's is not positive, or a task's
            correct samples do not cost more than 0 together.
    """
    speedups = []
    for task, (own, reference) in enumerate(_correct_costs(per_task_costs, reference_costs)):
        total = math.fsum(own)
        if own and total <= 0:
            raise ValueError(
                f"task {task}: the correct samples cost {total} together; give it inputs that take more than no work"
            )
        if own:
            speedups.append(len(own) * reference / total)
    return np.array(speedups, dtype=np.float64)


def estimate_geometric_mean(metric: str, ratios: npt.ArrayLike, *, n_samples: int) -> Estimate:
    """Geometric mean over tasks, exp(mean(log u_t)), with an interval that is made on the logarithms.

    Source of the standard error: the delta method, s.e.(exp x) ≈ exp(x) · s.e.(x).

    Args:
        metric: Goes into the result.
        ratios: u_t, shape (T,): one for each task, such as ``task_speedups`` gives; each above 0.
        n_samples: Goes into the result.

    Raises:
        ValueError: There is no ratio, or one is not finite and positive.
    """
    rows = [np.array([ratio]) for ratio in np.asarray(ratios, dtype=np.float64)]
    return estimate_geometric_best(metric, 1, rows, n_samples=n_samples)


def estimate_geometric_best(
    metric: str,
    k: int,
    per_task_ratios: Sequence[npt.NDArray[np.float64]],
    *,
    n_samples: int,
    clusters: Sequence[str] = (),
) -> Estimate:
    """Geometric mean over tasks of the best of k: exp(mean over tasks of the expected largest logarithm).

    Args:
        metric: Goes into the result.
        k: How many samples one may try.
        per_task_ratios: For each task one ratio for each sample, each above 0.
        n_samples: Goes into the result.
        clusters: As of :func:`effbench.scoring.estimate.estimate_mean`.

    Raises:
        ValueError: There is no ratio, or one is not finite and positive, or k is above a task's samples.
    """
    for task, row in enumerate(per_task_ratios):
        for ratio in row:
            if not (math.isfinite(ratio) and ratio > 0):
                raise ValueError(f"the ratio of task {task} is {ratio}; a geometric mean needs numbers above 0")
    logs = estimate_mean(metric, k, [np.log(row) for row in per_task_ratios], expected_max, clusters=clusters)
    centre = math.exp(logs.point_estimate)
    return replace(
        logs,
        point_estimate=centre,
        standard_error=None if logs.standard_error is None else centre * logs.standard_error,
        ci_low=None if logs.ci_low is None else math.exp(logs.ci_low),
        ci_high=None if logs.ci_high is None else math.exp(logs.ci_high),
        n_samples=n_samples,
        method=logs.method if logs.ci_low is None else f"{logs.method}, of logarithms",
    )


def _correct_costs(
    per_task_costs: Sequence[Sequence[float | None]], reference_costs: Sequence[float]
) -> list[tuple[list[float], float]]:
    if len(per_task_costs) != len(reference_costs):
        raise ValueError(
            f"there are costs of {len(per_task_costs)} tasks but {len(reference_costs)} reference costs; give one of "
            f"each for every task"
        )
    for costs, reference in zip(per_task_costs, reference_costs, strict=True):
        _check_costs(costs)
        _check_reference(reference)
    return [
        ([cost for cost in costs if cost is not None], reference)
        for costs, reference in zip(per_task_costs, reference_costs, strict=True)
    ]


def _check_reference(cost: float) -> None:
    if not (math.isfinite(cost) and cost > 0):
        raise ValueError(f"the reference's cost is {cost}; give the task inputs that take more than no work")


def _check_costs(costs: Sequence[float | None]) -> None:
    for sample, cost in enumerate(costs):
        if cost is not None and not math.isfinite(cost):
            raise ValueError(f"the cost of sample {sample} is {cost}; give None for a sample that is not correct")
