from collections import deque


def ring_recorder(capacity: int, operations: list[tuple[str, int, int]]) -> list[int]:
    kept: deque[int] = deque(maxlen=capacity)
    sums = []
    for name, count, value in operations:
        if name == "record":
            kept.extend([value] * count)
        else:
            sums.append(sum([kept.pop() for _ in range(min(count, len(kept)))]))
    return sums
