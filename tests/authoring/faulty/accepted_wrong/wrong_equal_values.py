from bisect import bisect_right


def inversions(values: list[int]) -> int:
    prefix: list[int] = []
    count = 0
    for value in values:
        place = bisect_right(prefix, value)
        count += len(prefix) - place
        prefix.insert(place, value)
    return count
