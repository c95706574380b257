"""How well an input tells solutions apart, and the sizes that a task's levels should have."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

__all__ = ["Stressful", "rank", "separation", "suggest_sizes"]

CRAFT_STEPS: Final = (1 / 8, 1 / 3)
"""Of the top size: the lower levels of a task whose references all grow alike."""
GROWTH_GAP: Final = 4.0
"""Where the slowest reference's largest size is this many times below the best one's, growth sets the levels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stressful:
    """An input that the contract admits, with what the references cost on it.

    Attributes:
        size: What the generator was asked for.
        level: Index of the level, which the generator may look at.
        test_index: Which kind of input.
        seed: What its chance starts from.
        costs: One for each reference, slowest tier first.
        separation: Mean absolute logarithm of the ratios of costs, over all pairs of references.
    """

    size: int
    level: int
    test_index: int
    seed: int
    costs: tuple[int, ...]
    separation: float


def separation(costs: Sequence[int]) -> float:
    """Mean of ``|ln(a / b)|`` over all pairs of costs; 0 where there are fewer than two."""
    gaps = [abs(math.log(first / second)) for first, second in combinations(costs, 2)]
    return math.fsum(gaps) / len(gaps) if gaps else 0.0


def rank(inputs: Sequence[Stressful]) -> tuple[Stressful, ...]:
    """Best separation first; equal ones by the most that any reference costs."""
    return tuple(sorted(inputs, key=lambda item: (-item.separation, -max(item.costs), item.test_index, item.seed)))


def suggest_sizes(largest: Sequence[int]) -> tuple[int, ...]:
    """Sizes of three scored levels.

    At the first one the slowest reference costs about what the best one costs at the top, so that it is near the
    budget there and beyond it from then on. Where all references grow alike, the sizes are shares of the top one.

    Returns:
        Increasing, of two significant digits, fewer than three where the sizes are too small for that.
    """
    top, first = largest[-1], min(largest)
    if top >= GROWTH_GAP * first:
        steps = [float(first), math.sqrt(first * top), float(top)]
    else:
        steps = [top * share for share in CRAFT_STEPS] + [float(top)]
    return tuple(sorted({_rounded(step) for step in steps}))


def _rounded(size: float) -> int:
    unit = int(10 ** max(int(math.log10(max(size, 1))) - 1, 0))
    return max(int(size) // unit * unit, 1)
