from bisect import bisect_left, insort


def tents_inside(tents: list[tuple[int, int]]) -> list[int]:
    counts = [0] * len(tents)
    ends: list[int] = []
    for index in sorted(range(len(tents)), key=lambda index: (-tents[index][0], tents[index][1])):
        right = tents[index][1]
        counts[index] = bisect_left(ends, right)
        insort(ends, right)
    return counts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
