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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
