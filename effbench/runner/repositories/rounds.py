"""What trees cost by a counter that is not exact: they run in alternation, and only what is clear is charged."""

import statistics
from collections.abc import Callable, Sequence
from typing import Final

from effbench.records.repository import TreeCost
from effbench.scoring.rounds import RatioOfRounds, ratio_of_rounds

__all__ = ["ROUNDS", "alternated", "median_cost", "speedup_of_rounds"]

ROUNDS: Final = 7


def alternated(runs: Sequence[Callable[[], TreeCost]], rounds: int = ROUNDS) -> list[list[TreeCost]]:
    """Runs all of them in each round; gives each one's costs."""
    made = [[run() for run in runs] for _ in range(rounds)]
    return [list(costs) for costs in zip(*made, strict=True)]


def median_cost(costs: Sequence[TreeCost]) -> TreeCost:
    """The median of each part."""
    return TreeCost(
        load=int(statistics.median(cost.load for cost in costs)),
        setup=int(statistics.median(cost.setup for cost in costs)),
        window=int(statistics.median(cost.window for cost in costs)),
    )


def speedup_of_rounds(base: Sequence[TreeCost], own: Sequence[TreeCost]) -> RatioOfRounds:
    """How many times the base's window takes the tree's.

    What precedes the window is charged only where every run of the tree took longer there than every run of the base:
    it takes many times as long as the window, and its noise is no work.
    """
    moved = _clear_excess([cost.load for cost in base], [cost.load for cost in own])
    moved += _clear_excess([cost.setup for cost in base], [cost.setup for cost in own])
    return ratio_of_rounds([max(1, cost.window) for cost in base], [max(1, cost.window) + moved for cost in own])


def _clear_excess(base: Sequence[int], own: Sequence[int]) -> float:
    return statistics.median(own) - statistics.median(base) if min(own) > max(base) else 0.0
