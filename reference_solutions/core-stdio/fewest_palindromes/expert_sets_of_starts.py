"""Keeps where palindromes that end here start as the bits of one number; one more letter widens all of them at once.

The fewest pieces change by one at most from one beginning to the next: of a palindrome without its last letter, the
first letter and what is left in between are palindromes.
"""

import sys


def main() -> None:
    (text,) = sys.stdin.read().split()
    behind = dict.fromkeys(text, 0)  # for each letter the places just behind it, as bits
    starts = 0  # where palindromes that end at the place start, the empty one included
    within = [1]  # bits of the places that so many pieces reach
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
        if pieces == len(within):
            within.append(0)
        within[pieces] |= here
        fewest.append(pieces)
    print(*fewest)


main()
