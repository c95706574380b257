"""Tries to arrive with each of the flocks."""


def whole_passages(passages: list[tuple[int, int]], stay: int) -> int:
    most = 0
    for arrival, _ in passages:
        noted = 0
        for first, last in passages:
            if first >= arrival and last <= arrival + stay:
                noted += 1
        most = max(most, noted)
    return most

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
