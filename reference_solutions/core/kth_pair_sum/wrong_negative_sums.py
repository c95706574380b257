from bisect import bisect_right


def kth_pair_sum(left: list[int], right: list[int], k: int) -> int:
    right = sorted(right)
    low = 0
    high = max(left) + right[-1]
    while low < high:
        middle = (low + high) // 2
        if sum(bisect_right(right, middle - first) for first in left) >= k:
            high = middle
        else:
            low = middle + 1
    return low

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
