"""Bisects how many free seats lie before each taken one, for all questions in one go."""

import sys
from bisect import bisect_left
from itertools import count, repeat
from operator import add, sub


def main() -> None:
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    n = numbers[0]
    taken, questions = numbers[2 : n + 2], numbers[n + 2 :]
    free_before = list(map(sub, taken, count(1)))
    print("\n".join(map(str, map(add, questions, map(bisect_left, repeat(free_before), questions)))))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
