def fewest_shifts(shifts: list[tuple[int, int]], begin: int, end: int, handover: int) -> int:
    limit = begin
    count = 0
    while limit < end:
        furthest = max((stop for start, stop in shifts if start <= limit), default=-1)
        if furthest <= limit:
            return -1
        limit = furthest
        count += 1
    return count
