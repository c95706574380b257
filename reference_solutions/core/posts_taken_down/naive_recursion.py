"""Chooses, between two posts that stand, which one is the last to go; remembers what it has worked out."""

from functools import lru_cache


def posts_taken_down(weights: list[int]) -> int:
    @lru_cache(maxsize=None)
    def cost(left: int, right: int) -> int:
        if right - left < 2:
            return 0
        best = None
        for last in range(left + 1, right):
            total = cost(left, last) + cost(last, right) + weights[last] * (weights[left] + weights[right])
            if best is None or total < best:
                best = total
        return best

    return cost(0, len(weights) - 1)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
