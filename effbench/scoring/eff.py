"""eff@k: the expected efficiency of the best of k samples.

Source: Qiu et al., "How efficient is LLM-generated code? A rigorous & high-standard benchmark" (ENAMEL), ICLR 2025.

A cost is what one call takes beyond an empty call: ``instructions + load_instructions − calibration``. It is not
clamped at 0, because clamping would push the mean of small costs up; so a call that does next to nothing may come out
a little below 0. That is harmless for a sample and for a small level. Only a reference whose *largest* cost is not
positive cannot be a baseline: the budget is a multiple of that cost, and the call is then too small to be measured.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from effbench.scoring.order_statistics import expected_max

__all__ = ["cost_budget", "eff_at_k", "efficiency"]


def cost_budget(reference_level_costs: Sequence[float], *, timeout_factor: float) -> float:
    """The cost above which a run is over budget: T = α · max_ℓ f*_ℓ.

    Args:
        reference_level_costs: The baseline's f*_ℓ: its largest cost over the inputs of each scored level.
        timeout_factor: α, above 1.

    Returns:
        T, in the unit of the costs.

    Raises:
        ValueError: There is no level, a cost is not finite, the largest is not positive, or α is not a finite number
            above 1.
    """
    if not (math.isfinite(timeout_factor) and timeout_factor > 1):
        raise ValueError(
            f"timeout_factor is {timeout_factor}; the budget must be above the reference: give more than 1"
        )
    if not reference_level_costs:
        raise ValueError("reference_level_costs is empty; a task needs at least one level with a weight above 0")
    for level, cost in enumerate(reference_level_costs):
        if not math.isfinite(cost):
            raise ValueError(f"the reference's cost at scored level {level} is {cost}; measure the reference again")
    largest = max(reference_level_costs)
    if largest <= 0:
        raise ValueError(f"the reference's largest cost is {largest}; give the task inputs that take more than no work")
    return timeout_factor * largest


def efficiency(
    level_costs: Sequence[float | None],
    *,
    reference_level_costs: Sequence[float],
    weights: Sequence[float],
    timeout_factor: float,
) -> float:
    """Efficiency of one accepted sample: e = Σ h_ℓ·e_ℓ / Σ h_ℓ with e_ℓ = max(0, T − f_ℓ) / (T − f*_ℓ).

    A sample that is not accepted (a wrong answer or an error anywhere, or a correctness level not passed) has
    efficiency 0 and is not for this function.

    The first level that is None or above T, and every later one, has e_ℓ = 0: larger inputs are not run once the
    budget is gone. As T is α times the largest f*_ℓ, every divisor T − f*_ℓ is at least (α−1)·max f* > 0.

    Args:
        level_costs: f_ℓ for the scored levels, smallest first: the largest cost over the level's inputs, or None when
            the level was over budget or not reached.
        reference_level_costs: f*_ℓ, the same for the baseline.
        weights: h_ℓ, each above 0: levels of weight 0 are not scored and are not passed in.
        timeout_factor: α, above 1.

    Returns:
        0 for no level within the budget, 1 for the baseline's costs, more where the sample beats it (at most
        α/(α−1) while no cost is negative).

    Raises:
        ValueError: The three sequences differ in length, a weight is not finite and positive, a cost is not finite,
            or the baseline gives no budget (see ``cost_budget``).
    """
    if not len(level_costs) == len(reference_level_costs) == len(weights):
        raise ValueError(
            f"there are {len(level_costs)} level costs, {len(reference_level_costs)} reference costs and "
            f"{len(weights)} weights; give one of each for every scored level"
        )
    budget = cost_budget(reference_level_costs, timeout_factor=timeout_factor)
    _check_weights(weights)
    total = 0.0
    for level, (cost, reference, weight) in enumerate(zip(level_costs, reference_level_costs, weights, strict=True)):
        if cost is None:
            break
        if not math.isfinite(cost):
            raise ValueError(f"the cost at scored level {level} is {cost}; give None for a level over budget")
        if cost > budget:
            break
        total += weight * (budget - cost) / (budget - reference)
    return total / math.fsum(weights)


def eff_at_k(efficiencies: npt.ArrayLike, k: int) -> float:
    """Unbiased eff@k of one task: the mean over all k-subsets of its samples of the best efficiency.

    Args:
        efficiencies: Shape (n,): one for every sample of the task, 0 for those not accepted.
        k: How many samples one may try.

    Returns:
        The expected best efficiency; 0 for a task without samples, whatever k is.

    Raises:
        ValueError: k is below 1 or above an n other than 0, or the efficiencies are not one row of finite numbers.
    """
    if k < 1:
        raise ValueError(f"k is {k}; eff@k needs a k of at least 1")
    if np.asarray(efficiencies).size == 0:
        return 0.0
    return expected_max(efficiencies, k)


def _check_weights(weights: Sequence[float]) -> None:
    for level, weight in enumerate(weights):
        if not (math.isfinite(weight) and weight > 0):
            raise ValueError(f"the weight of scored level {level} is {weight}; pass in levels with a weight above 0")
