"""Takes amounts apart into sign, whole and cents, and puts balances together the same way."""

import sys


def main() -> None:
    balances = {}
    for line in sys.stdin:
        name, amount = line.split()
        whole, decimals = amount.split(".")
        cents = abs(int(whole)) * 100 + int(decimals)
        if amount.startswith("-"):
            cents = -cents
        if name not in balances:
            balances[name] = 0
        balances[name] += cents
        sign = "-" if balances[name] < 0 else ""
        rest = abs(balances[name])
        print(sign + str(rest // 100) + "." + str(rest % 100).zfill(2))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
