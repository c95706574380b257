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
