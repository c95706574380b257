"""Looks at closing brackets only: what a sound stretch needs in front of it is known from where it would begin."""

import sys
from itertools import compress, count

PARTNERS = {")": "(", "]": "[", "}": "{"}
CLOSING = bytes.maketrans(b"()[]{}", b"\0\1\0\1\0\1")


def main() -> None:
    for text in sys.stdin.read().split()[1:]:
        line = ")" + text  # in front stands what nothing closes
        lengths = [0] * len(line)  # of the longest sound stretch that ends there
        longest = first = 0
        for end in compress(count(1), text.encode().translate(CLOSING)):
            start = end - 1 - lengths[end - 1]
            if line[start] == PARTNERS[line[end]]:
                start -= lengths[start - 1]
                lengths[end] = length = end - start + 1
                if length > longest:
                    longest = length
                    first = start
        print(longest, first)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
