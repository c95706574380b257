"""Splits each line into terms, and the terms into numbers."""

import sys


def main() -> None:
    total = [0] * 301
    for line in sys.stdin:
        for term in line.replace("-", "+-").strip().split("+"):
            if term:
                coefficient, exponent = term.split("x^")
                total[int(exponent)] += int(coefficient)
    terms = [f"{total[exponent]:+d}x^{exponent}" for exponent in range(300, -1, -1) if total[exponent]]
    print("".join(terms) or "0")


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
