"""Plays the line turn by turn."""

from collections import deque


def home_from_the_swing(wishes: list[int], farewell: int) -> list[int]:
    home = [0] * len(wishes)
    left = list(wishes)
    line = deque(child for child in range(len(wishes)) if wishes[child] > 0)
    minute = 0
    while line:
        child = line.popleft()
        minute += 1
        left[child] -= 1
        if left[child] == 0:
            minute += farewell
            home[child] = minute
        else:
            line.append(child)
    return home

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
