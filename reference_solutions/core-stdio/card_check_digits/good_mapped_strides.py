"""Lets map and sum do the loops."""

import sys

DOUBLED = {"0": 0, "1": 2, "2": 4, "3": 6, "4": 8, "5": 1, "6": 3, "7": 5, "8": 7, "9": 9}


def main() -> None:
    double = DOUBLED.__getitem__
    for line in sys.stdin:
        number = line.strip()
        print(-(sum(map(double, number[::-2])) + sum(map(int, number[-2::-2]))) % 10)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
