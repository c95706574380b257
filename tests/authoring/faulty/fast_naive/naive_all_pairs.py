from bisect import bisect_right


def inversions(values: list[int]) -> int:
    seen: list[int] = []
    count = 0
    for value in values:
        place = bisect_right(seen, value)
        count += len(seen) - place
        seen.insert(place, value)
    return count
