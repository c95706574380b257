from collections import deque
from itertools import cycle


def last_dancer_standing(dancers: int, counts: list[int]) -> int:
    ring = deque(range(dancers))
    for count in cycle(counts):
        if len(ring) == 1:
            break
        ring.rotate(1 - count)
        ring.popleft()
    return ring[0]
