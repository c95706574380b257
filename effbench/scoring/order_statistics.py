"""The expected largest, smallest or q-th value of a random subset, without drawing one.

Of the C(n, k) subsets of k out of n sorted values, C(j−1, r−1)·C(n−j, k−r) have the j-th smallest value as their r-th
smallest: it is in, r−1 come from the j−1 below it and k−r from the n−j above. The mean over all subsets of the r-th
smallest value is therefore the weighted sum

    Σ_{j=1..n} w_j · x_(j),    w_j = C(j−1, r−1)·C(n−j, k−r) / C(n, k)

With r = k that is the Rao-Blackwellisation of "the best of k samples": unbiased like the maximum of k samples picked
at random, and never of larger variance. Sources: Qiu et al., "How efficient is LLM-generated code? A rigorous &
high-standard benchmark" (ENAMEL), ICLR 2025 (r = k); David & Nagaraja, "Order statistics", 3rd ed. 2003, section 3.7
(sampling without replacement).
"""

from math import floor

import numpy as np
import numpy.typing as npt

__all__ = [
    "expected_max",
    "expected_min",
    "expected_quantile",
    "max_weights",
    "min_weights",
    "quantile_weights",
    "rank_weights",
]


def rank_weights(n: int, k: int, rank: int) -> npt.NDArray[np.float64]:
    """Probability of each of n sorted values to be the ``rank``-th smallest of k drawn without replacement.

    Args:
        n: How many values there are.
        k: How many are drawn.
        rank: r, from 1 (the smallest of those drawn) to k (the largest).

    Returns:
        Shape (n,), for the smallest value first: w_j = C(j−1, r−1)·C(n−j, k−r) / C(n, k). Sums to 1. The first r−1
        and the last k−r are 0.

    Raises:
        ValueError: k is below 1 or above n, or the rank is not between 1 and k.
    """
    _check_k(n, k)
    if not 1 <= rank <= k:
        raise ValueError(f"rank is {rank} of k = {k} values; give 1 (the smallest) to {k} (the largest)")
    if k == 1:
        return np.full(n, 1 / n)
    # w_{j+1}/w_j = j/(j−r+1) · (n−j−k+r)/(n−j), which is at least 1 up to j = (r−1)·n/(k−1). Going away from that peak
    # every factor is at most 1, so nothing can overflow, whereas the binomials leave the range of a double near
    # n = 1030. Dividing by the sum takes away the error that all weights share.
    peak = min((rank - 1) * n // (k - 1) + 1, n - k + rank)
    up, down = np.arange(peak, n - k + rank), np.arange(peak - 1, rank - 1, -1)
    weights = np.zeros(n)
    weights[peak - 1] = 1.0
    weights[peak : n - k + rank] = np.cumprod(up * (n - k + rank - up) / ((up - rank + 1) * (n - up)))
    weights[rank - 1 : peak - 1] = np.cumprod((down - rank + 1) * (n - down) / (down * (n - k + rank - down)))[::-1]
    weights /= weights.sum()
    return weights


def max_weights(n: int, k: int) -> npt.NDArray[np.float64]:
    """Probability of each rank to hold the largest of k values drawn from n without replacement.

    Args:
        n: How many values there are.
        k: How many are drawn.

    Returns:
        Shape (n,), for ranks 1 (smallest value) to n (largest): C(j−1, k−1) / C(n, k). Sums to 1; the first k−1 are 0.

    Raises:
        ValueError: k is below 1 or above n.
    """
    return rank_weights(n, k, k)


def min_weights(n: int, k: int) -> npt.NDArray[np.float64]:
    """Probability of each rank to hold the smallest of k values drawn from n without replacement.

    Args:
        n: How many values there are.
        k: How many are drawn.

    Returns:
        Shape (n,), for ranks 1 (smallest value) to n (largest): C(n−j, k−1) / C(n, k). Sums to 1; the last k−1 are 0.

    Raises:
        ValueError: k is below 1 or above n.
    """
    return rank_weights(n, k, 1)


def quantile_weights(n: int, k: int, q: float) -> npt.NDArray[np.float64]:
    """Weights whose sum with n sorted values is the mean q-quantile of k values drawn without replacement.

    The q-quantile of k values lies at position h = (k−1)·q, counted from 0, and is interpolated between the values at
    ⌊h⌋ and ⌊h⌋+1: the usual definition, and numpy's (Hyndman & Fan, American Statistician 50, 1996, number 7).

    Args:
        n: How many values there are.
        k: How many are drawn.
        q: From 0 (the smallest) over 0.5 (the median) to 1 (the largest).

    Returns:
        Shape (n,), for ranks 1 (smallest value) to n (largest); sums to 1.

    Raises:
        ValueError: k is below 1 or above n, or q is not between 0 and 1.
    """
    _check_k(n, k)
    if not 0 <= q <= 1:
        raise ValueError(f"q is {q}; give a share between 0 (the smallest value) and 1 (the largest)")
    position = (k - 1) * q
    below = floor(position)
    weights = rank_weights(n, k, below + 1)
    if position == below:
        return weights
    share = position - below
    return (1 - share) * weights + share * rank_weights(n, k, below + 2)


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


def expected_quantile(values: npt.ArrayLike, k: int, q: float) -> float:
    """Mean over all k-subsets of the subset's q-quantile (linear between neighbours, see ``quantile_weights``).

    Args:
        values: Shape (n,), in any order and unit.
        k: Size of the subsets, 1 to n. 1 gives the mean, n the quantile of all values.
        q: From 0 (``expected_min``) over 0.5 (the median) to 1 (``expected_max``).

    Returns:
        The expected quantile, in the unit of the values.

    Raises:
        ValueError: k is below 1 or above n, q is not between 0 and 1, or the values are not one row of finite numbers.
    """
    ordered = _sorted_row(values)
    return float(quantile_weights(ordered.size, k, q) @ ordered)


def _check_k(n: int, k: int) -> None:
    if k < 1:
        raise ValueError(f"k is {k}; ask for the best of at least 1 sample")
    if k > n:
        raise ValueError(f"k is {k} but there are only {n} samples; lower k or draw more samples")


def _sorted_row(values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    row = np.asarray(values, dtype=np.float64)
    if row.ndim != 1:
        raise ValueError(f"values have shape {row.shape}; give one row, the samples of one task")
    ordered = np.sort(row)
    # NaN sorts last and −∞ first, so the two ends tell about all.
    if ordered.size and not (np.isfinite(ordered[0]) and np.isfinite(ordered[-1])):
        raise ValueError(f"values hold {row[~np.isfinite(row)][0]}; score failed samples 0, leave out none")
    return ordered
