"""Adds up exact decimals."""

import sys
from collections import defaultdict
from decimal import Decimal


def main() -> None:
    balances = defaultdict(lambda: Decimal("0.00"))
    for line in sys.stdin:
        name, amount = line.split()
        balances[name] += Decimal(amount)
        print(balances[name])


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
