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
