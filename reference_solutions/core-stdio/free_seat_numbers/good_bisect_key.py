"""Bisects a list of how many free seats lie before each taken one, line by line."""

from bisect import bisect_left


def main() -> None:
    _, n_questions = map(int, input().split())
    free_before = [seat - place for place, seat in enumerate(map(int, input().split()), 1)]
    for _ in range(n_questions):
        k = int(input())
        print(k + bisect_left(free_before, k))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
