"""Fills the table of the best numbers of ties for all beginnings of both films."""


def frames_in_step(first: str, second: str) -> int:
    ties = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(1, len(first) + 1):
        for j in range(1, len(second) + 1):
            if first[i - 1] == second[j - 1] or first[i - 1] == "?" or second[j - 1] == "?":
                ties[i][j] = ties[i - 1][j - 1] + 1
            else:
                ties[i][j] = max(ties[i - 1][j], ties[i][j - 1])
    return ties[-1][-1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
