"""Where a total of points lies among people: share below, medals.

Source: Zou et al., "LiveOIBench: can large language models outperform human contestants in informatics olympiads?",
2025 (arXiv:2510.09595).
"""

import math
from collections.abc import Mapping, Sequence
from typing import Final

__all__ = ["MEDALS", "medal_cutoffs", "medal_of", "share_below"]

MEDALS: Final = ("gold", "silver", "bronze")
"""From the best."""


def share_below(total: float, people: Sequence[float]) -> float:
    """Share of people whose total is strictly below a total: LiveOIBench's percentile, divided by 100.

    Args:
        total: Points.
        people: Totals of all people of the contest, in any order.

    Raises:
        ValueError: There is nobody, or a total is not finite.
    """
    if not people:
        raise ValueError("there is nobody to compare with; give the totals of a contest's people")
    if not all(map(math.isfinite, (total, *people))):
        raise ValueError("a total is not a finite number; leave out people without one")
    return sum(each < total for each in people) / len(people)


def medal_cutoffs(totals: Sequence[float], medals: Sequence[str]) -> dict[str, float]:
    """The least total with which somebody got each medal.

    Args:
        totals: Of people.
        medals: Theirs, in any case; what is no medal is none.

    Raises:
        ValueError: The sequences differ in length.
    """
    cutoffs: dict[str, float] = {}
    for total, medal in zip(totals, medals, strict=True):
        name = medal.strip().lower()
        if name in MEDALS:
            cutoffs[name] = min(total, cutoffs.get(name, total))
    return cutoffs


def medal_of(total: float, cutoffs: Mapping[str, float]) -> str:
    """The best medal whose cut-off a total reaches; empty for none."""
    return next((name for name in MEDALS if name in cutoffs and total >= cutoffs[name]), "")
