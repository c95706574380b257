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
