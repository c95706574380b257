"""Moves the dancers past the caller one by one."""

from collections import deque


def last_dancer_standing(dancers: int, counts: list[int]) -> int:
    ring = deque(range(dancers))  # clockwise from the caller
    turn = 0
    while len(ring) > 1:
        count = counts[turn % len(counts)]
        turn += 1
        if count > 0:
            for _ in range(count - 1):
                ring.append(ring.popleft())
            ring.popleft()
        else:
            for _ in range(-count - 1):
                ring.appendleft(ring.pop())
            ring.pop()
    return ring[0]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
