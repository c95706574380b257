"""Efron's bias-corrected and accelerated interval, from resamples that are drawn already.

Written here, since scipy's own takes longer to import than a run's scores take to compute; the tests hold it against
scipy's.
"""

from statistics import NormalDist

import numpy as np
import numpy.typing as npt

__all__ = ["bca_interval"]

_NORMAL = NormalDist()


def bca_interval(
    estimate: float,
    resampled: npt.NDArray[np.float64],
    left_out: npt.NDArray[np.float64],
    confidence: float,
) -> tuple[float, float] | None:
    """The ends of a two-sided interval; None where they are not defined.

    With z₀ = Φ⁻¹(share of resamples below the estimate, of ties half), u_i the mean of all leave-one-out estimates less
    the one without item i, the acceleration a = Σu³ / 6(Σu²)^1.5 and z the normal quantile of a tail, an end is the
    quantile Φ(z₀ + (z₀ + z) / (1 − a(z₀ + z))) of the resampled estimates.

    Source: Efron, "Better bootstrap confidence intervals", JASA 82, 1987; Efron & Tibshirani, "An introduction to the
    bootstrap", 1993, equations 14.9 to 14.15.

    Args:
        estimate: Of all items.
        resampled: Of each resample, shape (resamples,).
        left_out: Without each item in turn, shape (items,).
        confidence: Coverage aimed at, between 0 and 1.
    """
    share = (np.count_nonzero(resampled < estimate) + np.count_nonzero(resampled <= estimate)) / (2 * resampled.size)
    apart = left_out.mean() - left_out
    largest = float(np.abs(apart).max())
    if not (0 < share < 1 and largest > 0):
        return None
    apart = apart / largest  # the acceleration is the same at any scale, and the powers of small ones are 0
    spread = float((apart**2).sum())
    bias = _NORMAL.inv_cdf(share)
    acceleration = float((apart**3).sum()) / (6 * spread**1.5)
    tail = _NORMAL.inv_cdf((1 - confidence) / 2)
    with np.errstate(divide="ignore"):  # a quotient that is infinite gives 0 or 1
        shifted = bias + np.array([tail, -tail])
        places = [_NORMAL.cdf(bias + each) for each in shifted / (1 - acceleration * shifted)]
    low, high = np.quantile(resampled, places)
    return float(low), float(high)
