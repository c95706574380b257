"""Looks for the largest size that a budget allows: doubling until something gives way, then halving the gap.

The search is EvalPerf's for its exponential input sampling (Liu et al., COLM 2024): double the size until the program
exceeds what it may cost. effbench then narrows the gap, since the largest size that still fits is what a level wants.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = ["Ladder", "Limit", "Rung", "Stopped", "climb"]

LARGEST_SIZE: Final = 1 << 30
NARROW_ENOUGH: Final = 1.1
"""Sizes nearer to each other than this are one size to a benchmark."""


class Stopped(StrEnum):
    """Why a search did not go on to larger sizes."""

    BUDGET = "over the budget"
    MEMORY = "out of memory"
    TIME = "out of time"
    REFUSED = "no such input"
    """The generator fails, or the contract refuses what it makes."""
    FAILED = "failed"
    """The reference fails: an exception, or a result that is not a plain value."""
    SIZE = "at the largest size"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One size with what it costs.

    Attributes:
        size: What the generator was asked for.
        cost: Of the most expensive input of that size.
        test_index: Which input that was.
    """

    size: int
    cost: int
    test_index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A size that could not be measured.

    Attributes:
        reason: In a class.
        detail: In words; may be empty.
    """

    reason: Stopped
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """What a search gave.

    Attributes:
        rungs: Sizes within the budget, smallest first.
        limit: Why there is no larger one.
    """

    rungs: tuple[Rung, ...]
    limit: Limit

    @property
    def sizes(self) -> Sequence[int]:
        """The sizes alone."""
        return tuple(rung.size for rung in self.rungs)

    @property
    def costs(self) -> Sequence[int]:
        """The costs alone."""
        return tuple(rung.cost for rung in self.rungs)


def climb(
    measure: Callable[[int], Rung | Limit],
    *,
    start: int,
    budget: int,
    largest: int = LARGEST_SIZE,
    narrows: bool = True,
) -> Ladder:
    """Doubles the size until the cost exceeds the budget or the size cannot be measured, then narrows the gap."""
    rungs: list[Rung] = []
    size = start
    limit = Limit(reason=Stopped.SIZE)
    while size <= largest:
        found = _within(measure(size), budget)
        if isinstance(found, Rung):
            rungs.append(found)
        elif rungs or found.reason is not Stopped.REFUSED:
            limit = found
            break
        size *= 2  # also where a generator cannot make anything so small
    if narrows and rungs and size <= largest:
        rungs += _narrow(measure, rungs[-1].size, size, budget)
    return Ladder(rungs=tuple(rungs), limit=limit)


def _narrow(measure: Callable[[int], Rung | Limit], fits: int, too_large: int, budget: int) -> list[Rung]:
    """Sizes between one that fits and one that does not; in the geometric middle, as costs are powers of sizes."""
    found: list[Rung] = []
    while too_large > fits * NARROW_ENOUGH:
        middle = round((fits * too_large) ** 0.5)
        if not fits < middle < too_large:
            break
        rung = _within(measure(middle), budget)
        if isinstance(rung, Limit):
            too_large = middle
        else:
            fits = middle
            found.append(rung)
    return found


def _within(found: Rung | Limit, budget: int) -> Rung | Limit:
    if isinstance(found, Rung) and found.cost > budget:
        return Limit(reason=Stopped.BUDGET, detail=f"size {found.size} costs {found.cost:,}")
    return found
