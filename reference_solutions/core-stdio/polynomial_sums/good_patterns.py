"""Finds the terms by a pattern."""

import re
import sys
from collections import defaultdict

TERM = re.compile(r"([+-]\d+)x\^(\d+)")


def main() -> None:
    total = defaultdict(int)
    for line in sys.stdin:
        for coefficient, exponent in TERM.findall(line):
            total[int(exponent)] += int(coefficient)
    terms = sorted(total.items(), reverse=True)
    print("".join(f"{coefficient:+d}x^{exponent}" for exponent, coefficient in terms if coefficient) or "0")


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
