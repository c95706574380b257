from bisect import bisect_left, insort


def tents_inside(tents: list[tuple[int, int]]) -> list[int]:
    counts = [0] * len(tents)
    ends: list[int] = []
    for index in sorted(range(len(tents)), key=lambda index: (-tents[index][0], tents[index][1])):
        right = tents[index][1]
        counts[index] = bisect_left(ends, right)
        insort(ends, right)
    return counts
