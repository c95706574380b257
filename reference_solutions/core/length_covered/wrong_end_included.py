from collections import Counter


def length_covered(intervals: list[tuple[int, int]], depth: int) -> int:
    cover = Counter()
    for start, end in intervals:
        cover.update(range(start, end + 1))
    return sum(count >= depth for count in cover.values())

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
