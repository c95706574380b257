"""Counts the bits of all pairs of one person at once, and looks up what a skill's bit is."""

import sys


def main() -> None:
    _, *lines = sys.stdin.read().splitlines()
    bit = {str(skill): 1 << skill for skill in range(60)}.__getitem__
    people = [sum(map(bit, line.split())) for line in lines]
    together: list[int] = []
    while people:
        one = people.pop()
        together += map(int.bit_count, map(one.__or__, people))
    best = max(together)
    print(best, together.count(best))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
