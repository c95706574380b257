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
