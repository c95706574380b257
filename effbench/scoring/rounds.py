"""How many times one thing costs another, of noisy measurements that were made in alternation."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import scipy.stats

__all__ = ["RatioOfRounds", "ratio_of_rounds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioOfRounds:
    """A ratio with its interval.

    Attributes:
        ratio: Geometric mean of the rounds' ratios.
        low: Lower end of the 95 % interval.
        high: Upper end.
    """

    ratio: float
    low: float
    high: float


def ratio_of_rounds(before: Sequence[float], after: Sequence[float], confidence: float = 0.95) -> RatioOfRounds:
    """Compares costs round by round, so that a machine that grows slower in between touches both alike.

    The interval is Student's, of the mean of log(before/after) with n − 1 degrees of freedom, carried over to the
    ratio.

    Args:
        before: Costs of the one, above 0, one a round.
        after: Costs of the other, in the same rounds.
        confidence: Coverage of the interval, between 0 and 1.

    Raises:
        ValueError: There are fewer than two rounds, not as many of both, or a cost is not above 0.
    """
    if len(before) != len(after) or len(before) < 2:
        raise ValueError(f"there are {len(before)} and {len(after)} rounds: give two or more of both")
    if not all(math.isfinite(cost) and cost > 0 for cost in (*before, *after)):
        raise ValueError("a cost is not a finite number above 0")
    logs = [math.log(one / other) for one, other in zip(before, after, strict=True)]
    mean = statistics.fmean(logs)
    quantile = float(scipy.stats.t.ppf((1 + confidence) / 2, len(logs) - 1))
    reach = quantile * statistics.stdev(logs) / math.sqrt(len(logs))
    return RatioOfRounds(ratio=math.exp(mean), low=math.exp(mean - reach), high=math.exp(mean + reach))
