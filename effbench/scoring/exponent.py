"""How fast a cost grows: p in cost ~ size^p."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

__all__ = ["GrowthExponent", "growth_exponent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthExponent:
    """The slope of log cost over log size.

    Attributes:
        exponent: p.
        ci_low: Lower end of its 95 % interval; None with fewer than three points.
        ci_high: Upper end.
    """

    exponent: float
    ci_low: float | None
    ci_high: float | None


def growth_exponent(sizes: npt.ArrayLike, costs: npt.ArrayLike) -> GrowthExponent | None:
    """Fits a straight line to log cost over log size by least squares, with Student's interval for its slope.

    Source: Montgomery, Peck & Vining, "Introduction to linear regression analysis", section 2.4.

    Args:
        sizes: Of each input, shape (n,).
        costs: Of each input, shape (n,), in any unit. Points whose size or cost is not above 0 are left out: they have
            no logarithm.

    Returns:
        The exponent; None where fewer than two sizes are left.

    Raises:
        ValueError: The two are not rows of one length.
    """
    n, cost = np.asarray(sizes, dtype=np.float64), np.asarray(costs, dtype=np.float64)
    if n.ndim != 1 or n.shape != cost.shape:
        raise ValueError(f"there are sizes of shape {n.shape} and costs of {cost.shape}; give two equal rows")
    usable = (n > 0) & (cost > 0)
    x, y = np.log(n[usable]), np.log(cost[usable])
    if x.size < 2 or np.ptp(x) == 0:
        return None
    apart = x - x.mean()
    slope = float(apart @ (y - y.mean()) / (apart @ apart))
    if x.size < 3:
        return GrowthExponent(exponent=slope, ci_low=None, ci_high=None)
    rest = y - y.mean() - slope * apart
    error = math.sqrt(float(rest @ rest) / (x.size - 2) / float(apart @ apart))
    reach = float(scipy.special.stdtrit(x.size - 2, 0.975)) * error
    return GrowthExponent(exponent=slope, ci_low=slope - reach, ci_high=slope + reach)
