"""Adds the piles of each height in one pass: the first of them has a flag or not."""


def flagged_piles(most: int, modulus: int) -> list[int]:
    ways = [1] + [0] * most
    for height in range(1, most + 1):
        before = ways[:]
        for blocks in range(height, most + 1):
            ways[blocks] = (before[blocks] + before[blocks - height] + ways[blocks - height]) % modulus
    return ways

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
