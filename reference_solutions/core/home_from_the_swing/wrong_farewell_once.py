from collections import deque


def home_from_the_swing(wishes: list[int], farewell: int) -> list[int]:
    home = [0] * len(wishes)
    left = list(wishes)
    line = deque(child for child, wish in enumerate(wishes) if wish)
    minute = 0
    while line:
        child = line.popleft()
        minute += 1
        left[child] -= 1
        if left[child]:
            line.append(child)
        else:
            home[child] = minute + farewell
    return home

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
