"""Adds the piles of each height: any number of them without a flag, then perhaps one with a flag."""


def flagged_piles(most: int, modulus: int) -> list[int]:
    ways = [1] + [0] * most
    for height in range(1, most + 1):
        for blocks in range(height, most + 1):
            ways[blocks] = (ways[blocks] + ways[blocks - height]) % modulus
        for blocks in range(most, height - 1, -1):
            ways[blocks] = (ways[blocks] + ways[blocks - height]) % modulus
    return ways
