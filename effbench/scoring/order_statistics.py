"""The expected largest and smallest value of a random subset, without drawing one.

Of the C(n, k) subsets of k out of n sorted values, C(r−1, k−1) have the r-th smallest value as their largest: it is
in, and the other k−1 come from the r−1 below it. The mean of the subsets' maxima is therefore the weighted sum

    Σ_{r=k..n} w_r · x_(r),    w_r = C(r−1, k−1) / C(n, k)

which is the Rao-Blackwellisation of "the best of k samples": unbiased like the maximum of k samples picked at random,
and never of larger variance. Source: Qiu et al., "How efficient is LLM-generated code? A rigorous & high-standard
benchmark" (ENAMEL), ICLR 2025.
"""

import numpy as np
import numpy.typing as npt

__all__ = ["expected_max", "expected_min", "max_weights", "min_weights"]


def max_weights(n: int, k: int) -> npt.NDArray[np.float64]:
    """Probability of each rank to hold the largest of k values drawn from n without replacement.

    Args:
        n: How many values there are.
        k: How many are drawn.

    Returns:
        Shape (n,), for ranks 1 (smallest value) to n (largest); sums to 1. The first k−1 are 0.

    Raises:
        ValueError: k is below 1 or above n.
    """
    if k < 1:
        raise ValueError(f"k is {k}; ask for the best of at least 1 sample")
    if k > n:
        raise ValueError(f"k is {k} but there are only {n} samples; lower k or draw more samples")
    weights = np.zeros(n)
    # From the top down: w_n = k/n and w_{r−1} = w_r · (r−k)/(r−1). Every factor is between 0 and 1, so nothing can
    # overflow, whereas the binomials themselves leave the range of a double near n = 1030.
    ranks = np.arange(n, k, -1)
    factors = np.concatenate(([k / n], (ranks - k) / (ranks - 1)))
    weights[k - 1 :] = np.cumprod(factors)[::-1]
    return weights


def min_weights(n: int, k: int) -> npt.NDArray[np.float64]:
    """Probability of each rank to hold the smallest of k values drawn from n without replacement.

    Args:
        n: How many values there are.
        k: How many are drawn.

    Returns:
        Shape (n,), for ranks 1 (smallest value) to n (largest): ``max_weights`` from back to front.

    Raises:
        ValueError: k is below 1 or above n.
    """
    return max_weights(n, k)[::-1]


def expected_max(values: npt.ArrayLike, k: int) -> float:
    """Mean over all k-subsets of the subset's largest value.

    Args:
        values: Shape (n,), in any order and unit; truth values count as 0 and 1.
        k: Size of the subsets, 1 to n. 1 gives the mean, n the maximum.

    Returns:
        The expected maximum, in the unit of the values.

    Raises:
        ValueError: k is below 1 or above n, or the values are not one row of finite numbers.
    """
    ordered = _sorted_row(values)
    return float(max_weights(ordered.size, k) @ ordered)


def expected_min(values: npt.ArrayLike, k: int) -> float:
    """Mean over all k-subsets of the subset's smallest value.

    Args:
        values: Shape (n,), in any order and unit.
        k: Size of the subsets, 1 to n. 1 gives the mean, n the minimum.

    Returns:
        The expected minimum, in the unit of the values.

    Raises:
        ValueError: k is below 1 or above n, or the values are not one row of finite numbers.
    """
    ordered = _sorted_row(values)
    return float(min_weights(ordered.size, k) @ ordered)


def _sorted_row(values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    row = np.asarray(values, dtype=np.float64)
    if row.ndim != 1:
        raise ValueError(f"values have shape {row.shape}; give one row, the samples of one task")
    ordered = np.sort(row)
    # NaN sorts last and −∞ first, so the two ends tell about all.
    if ordered.size and not (np.isfinite(ordered[0]) and np.isfinite(ordered[-1])):
        raise ValueError(f"values hold {row[~np.isfinite(row)][0]}; score failed samples 0, leave out none")
    return ordered
