"""pass@k: the probability that at least one of k samples is correct.

Source: Chen et al., "Evaluating large language models trained on code", 2021 (arXiv:2107.03374).
"""

from math import comb

__all__ = ["pass_at_k"]


def pass_at_k(n: int, c: int, k: int) -> float:
    """Unbiased pass@k of one task: 1 − C(n−c, k) / C(n, k).

    The same number as ``expected_max`` over n values of which c are 1 and the rest 0.

    Args:
        n: Samples of the task.
        c: How many of them are correct.
        k: How many samples one may try.

    Returns:
        A probability, correctly rounded; 0 for a task without samples, whatever k is.

    Raises:
        ValueError: k is below 1 or above an n other than 0, or c is not between 0 and n.
    """
    if k < 1:
        raise ValueError(f"k is {k}; pass@k needs a k of at least 1")
    if not 0 <= c <= n:
        raise ValueError(f"c is {c} with n = {n} samples; the correct ones are at least 0 and at most all")
    if n == 0:
        return 0.0
    if k > n:
        raise ValueError(f"k is {k} but the task has only {n} samples; lower k or draw more samples")
    # Integers of any length: nothing overflows, nothing cancels, and the one division is correctly rounded.
    subsets = comb(n, k)
    return (subsets - comb(n - c, k)) / subsets
