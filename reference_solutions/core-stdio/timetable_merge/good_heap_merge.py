"""Merges the timetables by a heap."""

from heapq import merge


def main() -> None:
    timetables = [[input() for _ in range(int(input()))] for _ in range(int(input()))]
    for departure in merge(*timetables):
        print(departure)


main()
