"""Counts all badges; their first meetings on the way back give the order."""

from collections import Counter


def latest_returners(badges: list[int]) -> list[int]:
    times = Counter(badges)
    return [badge for badge in dict.fromkeys(reversed(badges)) if times[badge] > 1]
