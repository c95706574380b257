"""Goes through the digits from right to left."""

import sys


def main() -> None:
    for line in sys.stdin:
        number = line.strip()
        total = 0
        for place in range(len(number)):
            digit = int(number[len(number) - 1 - place])
            if place % 2 == 0:
                digit *= 2
                if digit >= 10:
                    digit -= 9
            total += digit
        print((10 - total % 10) % 10)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
