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
