def kth_pair_sum(left: list[int], right: list[int], k: int) -> int:
    # Halve the range of values; the sums up to a value lie under a staircase, which one walk over both lists counts.
    left = sorted(left)
    falling = sorted(right, reverse=True)
    width = len(left)
    low = left[0] + falling[-1]
    high = left[-1] + falling[0]
    while low < high:
        middle = (low + high) // 2
        count = 0
        column = 0
        for second in falling:  # as it falls, more of `left` fits under the bound
            bound = middle - second
            while column < width and left[column] <= bound:
                column += 1
            count += column
            if count >= k:
                break
        if count >= k:
            high = middle
        else:
            low = middle + 1
    return low

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
