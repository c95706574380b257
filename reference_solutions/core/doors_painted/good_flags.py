"""Keeps a flag for each door."""


def doors_painted(n_doors: int, painters: list[tuple[int, int]]) -> list[int]:
    painted = [False] * (n_doors + 1)
    answer = []
    for first, step in painters:
        count = 0
        for door in range(first, n_doors + 1, step):
            if not painted[door]:
                painted[door] = True
                count += 1
        answer.append(count)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
