"""Merges the timetables by a heap."""

from heapq import merge


def main() -> None:
    timetables = [[input() for _ in range(int(input()))] for _ in range(int(input()))]
    for departure in merge(*timetables):
        print(departure)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
