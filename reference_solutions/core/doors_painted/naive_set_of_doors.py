"""Keeps the painted doors in a set."""


def doors_painted(n_doors: int, painters: list[tuple[int, int]]) -> list[int]:
    painted = set()
    answer = []
    for first, step in painters:
        count = 0
        door = first
        while door <= n_doors:
            if door not in painted:
                painted.add(door)
                count += 1
            door += step
        answer.append(count)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
