"""Makes the bits of a number of everybody's skills, and counts those of every pair."""

from itertools import combinations


def main() -> None:
    people = [sum(1 << int(skill) for skill in input().split()) for _ in range(int(input()))]
    best = 0
    pairs = 0
    for one, other in combinations(people, 2):
        together = (one | other).bit_count()
        if together > best:
            best = together
            pairs = 1
        elif together == best:
            pairs += 1
    print(best, pairs)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
