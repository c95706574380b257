"""Powers repeat after as many steps as m has units, once the exponent is no less than that: reduces the exponent."""

import sys


def number_of_units(m: int) -> int:
    units = m
    factor = 2
    while factor * factor <= m:
        if m % factor == 0:
            units -= units // factor
            while m % factor == 0:
                m //= factor
        factor += 1
    if m > 1:
        units -= units // m
    return units


def main() -> None:
    m, _, *numbers = map(int, sys.stdin.buffer.read().split())
    period = number_of_units(m)
    results = []
    for a, b, c in zip(numbers[::3], numbers[1::3], numbers[2::3]):
        exponent = b**c
        if exponent > period:
            exponent = exponent % period + period
        results.append(pow(a, exponent, m))
    print("\n".join(map(str, results)))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
