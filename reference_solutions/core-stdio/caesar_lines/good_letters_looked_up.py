"""Looks each letter up in its doubled alphabet."""

import sys

SMALL = "abcdefghijklmnopqrstuvwxyz" * 2
CAPITAL = SMALL.upper()


def main() -> None:
    small = {letter: place for place, letter in enumerate(SMALL[:26])}
    capital = {letter: place for place, letter in enumerate(CAPITAL[:26])}
    for line in sys.stdin:
        number, text = line.rstrip("\n").split(" ", 1)
        shift = int(number)
        result = []
        for sign in text:
            if sign in small:
                result.append(SMALL[small[sign] + shift])
            elif sign in capital:
                result.append(CAPITAL[capital[sign] + shift])
            else:
                result.append(sign)
        print("".join(result))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
