def length_covered(intervals: list[tuple[int, int]], depth: int) -> int:
    if depth > len(intervals):
        return 0
    # Between the i-th end and the one after it, exactly i intervals have ended; `depth` are open there as soon as the
    # (i + depth)-th start has come. So starts and ends may be sorted apart, and no event needs a tuple.
    starts = sorted([start for start, _ in intervals])
    ends = sorted([end for _, end in intervals])
    total = 0
    previous = starts[0]
    for start, end in zip(starts[depth - 1 :], ends):
        if start > previous:
            previous = start
        if previous < end:
            total += end - previous
            previous = end
    return total

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
