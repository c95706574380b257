"""Keeps runs of equal numbers; what is read and what is lost leave in the same way."""

from collections import deque


def ring_recorder(capacity: int, operations: list[tuple[str, int, int]]) -> list[int]:
    runs: deque[tuple[int, int]] = deque()
    held = 0
    sums = []
    for name, count, value in operations:
        is_read = name == "read"
        if is_read:
            leaving = min(count, held)
        else:
            runs.append((count, value))
            held += count
            leaving = max(0, held - capacity)
        held -= leaving
        total = 0
        while leaving:
            length, number = runs.popleft()
            if length > leaving:
                runs.appendleft((length - leaving, number))
                length = leaving
            leaving -= length
            total += length * number
        if is_read:
            sums.append(total)
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
