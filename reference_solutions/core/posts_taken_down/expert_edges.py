"""A post pays one product for each neighbour: added to the costs of the two gaps beside it, they need no look again."""

from operator import add


def posts_taken_down(weights: list[int]) -> int:
    rows: list[list[int]] = [[] for _ in weights]  # rows[i] holds the gaps between i and i + 1, i + 2, ...
    for right, weight in enumerate(weights):
        column: list[int] = []  # the gaps between i and right, for i = right - 1, right - 2, ...
        for left in range(right - 1, -1, -1):
            cost = min(map(add, rows[left], reversed(column)), default=0)
            gap = cost + weight * weights[left]
            rows[left].append(gap)
            column.append(gap)
    return cost

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
