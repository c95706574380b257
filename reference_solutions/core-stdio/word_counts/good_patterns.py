"""Finds the words of each line by a pattern."""

import re
import sys
from collections import defaultdict


def main() -> None:
    counts = defaultdict(int)
    for line in sys.stdin:
        for word in re.findall("[a-z]+", line.lower()):
            counts[word] += 1
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(word, count)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
