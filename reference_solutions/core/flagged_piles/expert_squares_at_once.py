"""The recurrence over the squares; an itemgetter takes all its terms from the end of the list at once."""

from operator import itemgetter


def flagged_piles(most: int, modulus: int) -> list[int]:
    ways = [0, 1]  # the 0 in front is a filler: an itemgetter gives a tuple for two places or more
    root = 1
    while len(ways) < most + 2:
        plus = itemgetter(0, 0, *[-odd * odd for odd in range(1, root + 1, 2)])
        minus = itemgetter(0, 0, *[-even * even for even in range(2, root + 1, 2)])
        for _ in range(min(2 * root + 1, most + 2 - len(ways))):
            ways.append(2 * (sum(plus(ways)) - sum(minus(ways))) % modulus)
        root += 1
    return ways[1:]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
