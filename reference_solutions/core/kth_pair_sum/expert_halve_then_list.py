"""Halves the range of values, counting the sums under a staircase, until so few are left that listing them is cheaper."""


def kth_pair_sum(left: list[int], right: list[int], k: int) -> int:
    left = sorted(left)
    falling = sorted(right, reverse=True)
    low = left[0] + falling[-1]
    high = left[-1] + falling[0]
    below = [0] * len(falling)  # for each number of `falling`: how many of `left` make a sum below `low` with it
    upto = [len(left)] * len(falling)  # ... and how many make one of at most `high`
    smaller = 0
    few = 2 * (len(left) + len(falling))
    left.append(high - falling[-1] + 1)  # too large for any sum that is asked for
    among = len(falling) * (len(left) - 1)
    while low < high and among > few:
        middle = (low + high) // 2
        heights = []
        column = 0
        for second in falling:
            bound = middle - second
            while left[column] <= bound:
                column += 1
            heights.append(column)
        count = sum(heights)
        if count >= k:
            high = middle
            upto = heights
            among = count - smaller
        else:
            low = middle + 1
            below = heights
            among += smaller - count
            smaller = count
    sums = []
    for second, start, end in zip(falling, below, upto):
        if start < end:
            sums += [first + second for first in left[start:end]]
    sums.sort()
    return sums[k - smaller - 1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
