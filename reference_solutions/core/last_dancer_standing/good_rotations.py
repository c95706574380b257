"""Turns the whole ring at once, so that the dancer who leaves comes to its end."""

from collections import deque
from itertools import cycle


def last_dancer_standing(dancers: int, counts: list[int]) -> int:
    ring = deque(range(dancers))  # clockwise from the caller
    for count in cycle(counts):
        if len(ring) == 1:
            break
        if count > 0:
            ring.rotate(1 - count)
            ring.popleft()
        else:
            ring.rotate(-1 - count)
            ring.pop()
    return ring[0]
