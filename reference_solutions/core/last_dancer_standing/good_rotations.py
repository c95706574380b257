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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
