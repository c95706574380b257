from collections import deque


def ring_recorder(capacity: int, operations: list[tuple[str, int, int]]) -> list[int]:
    kept: deque[int] = deque()
    sums = []
    for name, count, value in operations:
        if name == "record":
            kept.extend([value] * min(count, capacity - len(kept)))
        else:
            sums.append(sum([kept.popleft() for _ in range(min(count, len(kept)))]))
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
