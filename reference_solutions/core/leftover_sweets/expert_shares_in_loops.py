"""Tries each number of children up to the root of the sweets; beyond it counts for each share who can have it."""

from math import isqrt


def leftover_sweets(parties: list[tuple[int, int, int]]) -> list[int]:
    answer = []
    for sweets, fewest, most in parties:
        first = min(max(fewest, isqrt(sweets)), most)
        left = sum([sweets % children for children in range(fewest, first)])
        # Each share 1, 2, ... goes to all numbers of children from `first` to a last one; their sum, twice:
        lasts = [sweets // share for share in range(sweets // most + 1, sweets // first + 1)]
        given = sum([last * (last + 1) for last in lasts])
        given += most * (most + 1) * (sweets // most) - first * (first - 1) * (sweets // first)
        answer.append(left + sweets * (most - first + 1) - given // 2)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
