"""Keeps where palindromes that end here start as the bits of one number; one more letter widens all of them at once.

The fewest pieces change by one at most from one beginning to the next: of a palindrome without its last letter, the
first letter and what is left in between are palindromes.
"""

import sys
from collections import defaultdict


def main() -> None:
    (text,) = sys.stdin.read().split()
    behind: defaultdict[str, int] = defaultdict(int)  # for each letter the places just behind it, as bits
    starts = 0  # where palindromes that end at the place start, the empty one included
    within = defaultdict(int, {0: 1})  # bits of the places that so many pieces reach
    fewest: list[int] = []
    pieces = 0
    here = 1
    for letter in text:
        starts |= here
        here <<= 1
        behind[letter] |= here
        starts = (starts & behind[letter]) >> 1 | here >> 1
        pieces = max(pieces - 2, 0)
        while not starts & within[pieces]:
            pieces += 1
        pieces += 1
        within[pieces] |= here
        fewest.append(pieces)
    print(*fewest)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
