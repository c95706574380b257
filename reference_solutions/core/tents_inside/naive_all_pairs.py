"""Compares every tent with every other one."""


def tents_inside(tents: list[tuple[int, int]]) -> list[int]:
    counts = []
    for left, right in tents:
        count = 0
        for other_left, other_right in tents:
            if left < other_left and other_right < right:
                count += 1
        counts.append(count)
    return counts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
