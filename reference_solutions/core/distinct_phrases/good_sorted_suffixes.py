"""Sorts the suffixes; what one shares with the one before it is not new."""


def distinct_phrases(melody: str, shortest: int, longest: int) -> int:
    suffixes = sorted(melody[start : start + longest] for start in range(len(melody)))
    count = 0
    previous = ""
    for suffix in suffixes:
        shared = 0
        for old, new in zip(previous, suffix):
            if old != new:
                break
            shared += 1
        count += max(0, len(suffix) - max(shared, shortest - 1))
        previous = suffix
    return count
