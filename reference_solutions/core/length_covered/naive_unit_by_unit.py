def length_covered(intervals: list[tuple[int, int]], depth: int) -> int:
    cover: dict[int, int] = {}
    for start, end in intervals:
        for unit in range(start, end):
            cover[unit] = cover.get(unit, 0) + 1
    return sum(1 for count in cover.values() if count >= depth)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
