def kth_pair_sum(left: list[int], right: list[int], k: int) -> int:
    sums = sorted({first + second for first in left for second in right})
    return sums[min(k, len(sums)) - 1]
