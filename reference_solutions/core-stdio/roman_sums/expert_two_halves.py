"""Looks numerals up in two halves: of thousands and hundreds, and of tens and units, which no M, D or C begins."""

import sys

UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
HUNDREDS = ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM")
THOUSANDS = ("", "M", "MM", "MMM")


def main() -> None:
    low_numerals = [tens + units for tens in TENS for units in UNITS]
    high_numerals = [thousands + hundreds for thousands in THOUSANDS for hundreds in HUNDREDS]
    low_number = {numeral: number for number, numeral in enumerate(low_numerals)}
    high_number = {numeral: 100 * number for number, numeral in enumerate(high_numerals)}
    numbers = []
    for numeral in sys.stdin.read().replace("+", "\n").split():
        low = numeral.lstrip("MDC")
        numbers.append(high_number[numeral.removesuffix(low)] + low_number[low])
    results = []
    for one, other in zip(numbers[::2], numbers[1::2]):
        number = one + other
        results.append(high_numerals[number // 100] + low_numerals[number % 100])
    print("\n".join(results))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
