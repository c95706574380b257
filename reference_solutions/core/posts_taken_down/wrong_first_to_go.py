from functools import lru_cache


def posts_taken_down(weights: list[int]) -> int:
    @lru_cache(maxsize=None)
    def cost(left: int, right: int) -> int:
        if right - left < 2:
            return 0
        return min(
            cost(left, k) + cost(k, right) + weights[k] * (weights[k - 1] + weights[k + 1])
            for k in range(left + 1, right)
        )

    return cost(0, len(weights) - 1)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
