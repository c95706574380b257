"""Unites the sets of every pair."""

from itertools import combinations


def main() -> None:
    people = [set(input().split()) for _ in range(int(input()))]
    best = 0
    pairs = 0
    for one, other in combinations(people, 2):
        together = len(one | other)
        if together > best:
            best = together
            pairs = 1
        elif together == best:
            pairs += 1
    print(best, pairs)


main()
