"""Adds the piles of each height in one pass: the first of them has a flag or not."""


def flagged_piles(most: int, modulus: int) -> list[int]:
    ways = [1] + [0] * most
    for height in range(1, most + 1):
        before = ways[:]
        for blocks in range(height, most + 1):
            ways[blocks] = (before[blocks] + before[blocks - height] + ways[blocks - height]) % modulus
    return ways
