def length_covered(intervals: list[tuple[int, int]], depth: int) -> int:
    cover: dict[int, int] = {}
    for start, end in intervals:
        for unit in range(start, end):
            cover[unit] = cover.get(unit, 0) + 1
    return sum(1 for count in cover.values() if count >= depth)
