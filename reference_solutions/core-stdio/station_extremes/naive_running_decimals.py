"""Keeps lowest, highest and sum of each station as exact decimals."""

import sys
from decimal import Decimal


def main() -> None:
    lowest = {}
    highest = {}
    total = {}
    for line in sys.stdin:
        name, word = line.split()
        temperature = Decimal(word)
        if name not in total:
            lowest[name] = highest[name] = temperature
            total[name] = Decimal("0.0")
        lowest[name] = min(lowest[name], temperature)
        highest[name] = max(highest[name], temperature)
        total[name] += temperature
    for name in sorted(total):
        print(name, lowest[name], highest[name], total[name])


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
