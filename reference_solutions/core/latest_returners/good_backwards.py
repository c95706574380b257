"""Counts all badges; their first meetings on the way back give the order."""

from collections import Counter


def latest_returners(badges: list[int]) -> list[int]:
    times = Counter(badges)
    return [badge for badge in dict.fromkeys(reversed(badges)) if times[badge] > 1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
