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
