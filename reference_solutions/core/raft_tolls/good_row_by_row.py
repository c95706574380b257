"""Keeps one row of costs, with dear cells beyond both banks, and goes through it with enumerate."""


def raft_tolls(river: list[list[int]], left: int, right: int) -> list[int]:
    beyond = 10**9
    costs = river[0]
    for row in river[1:]:
        banked = [beyond, *costs, beyond]
        costs = []
        for column, cell in enumerate(row, 1):
            best = banked[column]
            if banked[column + 1] + left < best:
                best = banked[column + 1] + left
            if banked[column - 1] + right < best:
                best = banked[column - 1] + right
            costs.append(best + cell)
    return costs

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
