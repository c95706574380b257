"""Fills a table from narrow gaps to wide ones."""


def posts_taken_down(weights: list[int]) -> int:
    n = len(weights)
    cost = [[0] * n for _ in range(n)]
    for gap in range(2, n):
        for left in range(n - gap):
            right = left + gap
            row = cost[left]
            ends = weights[left] + weights[right]
            row[right] = min(
                row[last] + cost[last][right] + weights[last] * ends for last in range(left + 1, right)
            )
    return cost[0][-1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
