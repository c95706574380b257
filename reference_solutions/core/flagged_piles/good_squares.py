"""The product of (1 + x^k) / (1 - x^k) is one divided by 1 - 2x + 2x^4 - 2x^9 + ...: a recurrence over the squares."""


def flagged_piles(most: int, modulus: int) -> list[int]:
    ways = [1]
    for blocks in range(1, most + 1):
        total = 0
        root = 1
        while root * root <= blocks:
            if root % 2:
                total += ways[blocks - root * root]
            else:
                total -= ways[blocks - root * root]
            root += 1
        ways.append(2 * total % modulus)
    return ways

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
