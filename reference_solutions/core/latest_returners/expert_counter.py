"""A Counter of the reversed list keeps the order of last use and does all counting within the interpreter."""

from collections import Counter


def latest_returners(badges: list[int]) -> list[int]:
    return [badge for badge, times in Counter(reversed(badges)).items() if times > 1]
