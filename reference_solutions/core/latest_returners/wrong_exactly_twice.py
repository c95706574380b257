from collections import Counter


def latest_returners(badges: list[int]) -> list[int]:
    return [badge for badge, times in Counter(reversed(badges)).items() if times == 2]
