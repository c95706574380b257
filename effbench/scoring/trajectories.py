"""An optimiser's trajectory: what its answer is worth at each budget, when it improves, what the last step loses.

Of a task, u_j ≥ 1 is the speed-up of step j on the scored inputs: the given program's cost over its own, 1 where it is
not correct or not faster. The optimiser does not see u; it sees another speed-up v_j, from inputs that scoring does not
use, and its answer after j steps is the earliest one with the largest v.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["answer_index", "answers_within", "first_improvement", "regret_of_last", "share_above"]


def answer_index(seen: Sequence[float]) -> int | None:
    """The answer after these steps: the earliest of those with the largest v.

    Args:
        seen: v of each step, 1 where it is not correct or not faster.

    Returns:
        Its index; None where no v is above 1: then the given program stays.
    """
    best = max(seen, default=1.0)
    return seen.index(best) if best > 1 else None


def answers_within(
    seen: Sequence[Sequence[float]],
    true: Sequence[Sequence[float]],
    spent: Sequence[Sequence[float]],
    budget: float,
) -> npt.NDArray[np.float64]:
    """What each task's answer is worth when only a budget is spent.

    Args:
        seen: For each task v of its steps.
        true: For each task u of its steps.
        spent: For each task what had been spent once each step was there; ascending.
        budget: In the same unit. A step that ends beyond it is not there yet.

    Returns:
        Shape (tasks,): u of the answer; 1 where there is none.

    Raises:
        ValueError: The rows differ in length.
    """
    worth = []
    for v, u, paid in zip(seen, true, spent, strict=True):
        if not len(v) == len(u) == len(paid):
            raise ValueError(f"a task has {len(v)}, {len(u)} and {len(paid)} numbers: give one of each for every step")
        within = [value for value, amount in zip(v, paid, strict=True) if amount <= budget]
        index = answer_index(within)
        worth.append(1.0 if index is None else u[index])
    return np.array(worth, dtype=np.float64)


def first_improvement(true: Sequence[float]) -> int | None:
    """The first step, counted from 1, that is faster than the given program; None where none is."""
    return next((step for step, value in enumerate(true, start=1) if value > 1), None)


def regret_of_last(true: Sequence[float]) -> float:
    """How many times faster the best step is than the last one; 1 where the last is the best, or there is none."""
    return max(true) / true[-1] if true else 1.0


def share_above(speedups: npt.ArrayLike, threshold: float) -> npt.NDArray[np.float64]:
    """%Opt: 1 for each speed-up of at least the threshold, else 0.

    Source: Shypula et al., "Learning performance-improving code edits", ICLR 2024 (arXiv:2302.07867): at least 10 %
    faster, so a threshold of 1.1.

    Args:
        speedups: Shape (n,).
        threshold: τ, above 1.

    Raises:
        ValueError: The threshold is not above 1.
    """
    if not threshold > 1:
        raise ValueError(f"the threshold is {threshold}; give a speed-up above 1, such as 1.1")
    return (np.asarray(speedups, dtype=np.float64) >= threshold).astype(np.float64)
