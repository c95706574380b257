"""Turns the row and its positions back, and bisects for all questions at once."""

import sys
from bisect import bisect_left
from itertools import repeat


def main() -> None:
    words = sys.stdin.buffer.read().split()
    n = int(words[0])
    volumes = list(map(int, words[2 : n + 2]))
    first = volumes.index(min(volumes))
    ordered = volumes[first:] + volumes[:first]
    positions = [str(place) for place in range(1, n + 1)]
    answers = [*positions[first:], *positions[:first], "0"]
    places = map(bisect_left, repeat(ordered), map(int, words[n + 2 :]))
    print("\n".join(map(answers.__getitem__, places)))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
