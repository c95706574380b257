"""Sorts tuples as they are, with the points turned round; reads and writes everything at once."""

import sys
from operator import neg


def main() -> None:
    words = sys.stdin.read().split()
    teams = list(zip(map(neg, map(int, words[2::3])), map(int, words[3::3]), words[1::3]))
    teams.sort()
    lines = []
    write = lines.append
    place = 0
    last_points = last_minutes = None
    for index, (points, minutes, name) in enumerate(teams, 1):
        if points != last_points or minutes != last_minutes:
            place = index
            last_points = points
            last_minutes = minutes
        write(f"{place} {name}")
    print("\n".join(lines))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
