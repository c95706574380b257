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
