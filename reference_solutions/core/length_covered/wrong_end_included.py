from collections import Counter


def length_covered(intervals: list[tuple[int, int]], depth: int) -> int:
    cover = Counter()
    for start, end in intervals:
        cover.update(range(start, end + 1))
    return sum(count >= depth for count in cover.values())
