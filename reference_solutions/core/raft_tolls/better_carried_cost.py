"""Carries the cost from the left along each row, so that a cell looks at two costs of the row before it only."""

from math import inf


def raft_tolls(river: list[list[int]], left: int, right: int) -> list[int]:
    costs = river[0]
    for row in river[1:]:
        from_left = inf
        above, to_the_right = costs, [*costs[1:], inf]
        costs = []
        for cell, best, other in zip(row, above, to_the_right):
            drift_right = best + right
            if from_left < best:
                best = from_left
            if other + left < best:
                best = other + left
            costs.append(best + cell)
            from_left = drift_right
    return costs

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
