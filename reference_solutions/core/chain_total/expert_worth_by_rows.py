"""Goes backwards: a coin is worth what comes out in the end for it; small worths keep the products short."""

from operator import mul


def chain_total(tables: list[list[list[int]]]) -> int:
    worth = list(map(sum, tables[-1]))
    for table in tables[-2::-1]:
        worth = [sum(map(mul, row, worth)) % 1_000_000_007 for row in table]
    return sum(worth) % 1_000_000_007

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
