"""Puts all phrases of each length into a set."""


def distinct_phrases(melody: str, shortest: int, longest: int) -> int:
    count = 0
    for length in range(shortest, min(longest, len(melody)) + 1):
        count += len({melody[start : start + length] for start in range(len(melody) - length + 1)})
    return count
