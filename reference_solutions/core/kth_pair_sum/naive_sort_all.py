def kth_pair_sum(left: list[int], right: list[int], k: int) -> int:
    sums = []
    for first in left:
        for second in right:
            sums.append(first + second)
    sums.sort()
    return sums[k - 1]
