"""Beyond: where a sample lies between the slowest and the fastest of many reference solutions.

Source: Du et al., "Mercury: a code efficiency benchmark for code large language models", NeurIPS 2024
(arXiv:2402.07844). Mercury measures seconds; effbench puts counts in the same formula.
"""

import math
from collections.abc import Sequence

__all__ = ["beyond"]


def beyond(cost: float | None, *, reference_costs: Sequence[float]) -> float:
    """Beyond of one sample: (max R − clip(c, min R, max R)) / (max R − min R).

    R are the costs of the references. Mercury calls this the runtime's percentile, but it is a place on the line from
    the slowest to the fastest, not a rank: the references in between do not matter.

    Args:
        cost: c, in any unit, summed over the same inputs as the references'; None where the sample is not correct.
        reference_costs: R, in any order.

    Returns:
        0 for a sample that is not correct or no faster than the slowest reference, 1 for one that is at least as fast
        as the fastest.

    Raises:
        ValueError: The sample's cost is not finite, a reference's is neither, or the references do not have two
            different costs.
    """
    for index, reference in enumerate(reference_costs):
        if not math.isfinite(reference):
            raise ValueError(f"the cost of reference {index} is {reference}; measure the reference again")
    slowest, fastest = max(reference_costs, default=0.0), min(reference_costs, default=0.0)
    if slowest == fastest:
        raise ValueError(f"there are {len(reference_costs)} references of one cost; Beyond needs two different ones")
    if cost is None:
        return 0.0
    if not math.isfinite(cost):
        raise ValueError(f"the sample's cost is {cost}; give None for a sample that is not correct")
    return (slowest - min(max(cost, fastest), slowest)) / (slowest - fastest)
