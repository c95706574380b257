"""Jumps over all numbers of children that give everybody the same share."""


def leftover_sweets(parties: list[tuple[int, int, int]]) -> list[int]:
    answer = []
    for sweets, fewest, most in parties:
        left = sweets * (most - fewest + 1)
        children = fewest
        while children <= min(most, sweets):
            share = sweets // children
            last = min(sweets // share, most)
            left -= share * (children + last) * (last - children + 1) // 2
            children = last + 1
        answer.append(left)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
