"""Moves every single number."""

from collections import deque


def ring_recorder(capacity: int, operations: list[tuple[str, int, int]]) -> list[int]:
    kept: deque[int] = deque()
    sums = []
    for name, count, value in operations:
        if name == "record":
            for _ in range(count):
                if len(kept) == capacity:
                    kept.popleft()
                kept.append(value)
        else:
            total = 0
            for _ in range(count):
                if kept:
                    total += kept.popleft()
            sums.append(total)
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
