"""Counts the ones in the binary digits, number by number."""


def same_ones(limit: int, factor: int) -> int:
    same = 0
    for number in range(limit):
        if bin(number).count("1") == bin(factor * number).count("1"):
            same += 1
    return same

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
