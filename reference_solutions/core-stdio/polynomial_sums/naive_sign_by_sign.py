"""Reads sign by sign."""

import sys


def main() -> None:
    total = {}
    for line in sys.stdin:
        sign = 1
        coefficient = 0
        number = 0
        for letter in line:
            if letter.isdigit():
                number = number * 10 + int(letter)
            elif letter == "x":
                coefficient = number
                number = 0
            elif letter in "+-\n":
                if coefficient != 0:
                    total[number] = total.get(number, 0) + sign * coefficient
                sign = -1 if letter == "-" else 1
                coefficient = 0
                number = 0
    result = ""
    for exponent in sorted(total, reverse=True):
        if total[exponent] != 0:
            result += f"{total[exponent]:+d}x^{exponent}"
    print(result or "0")


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
