def crates_saved(crates: list[tuple[int, int]], per_hour: int) -> int:
    total = 0
    carried = 0
    for last_hour, value in sorted(crates, key=lambda crate: (crate[0], -crate[1])):
        if carried < last_hour * per_hour:
            carried += 1
            total += value
    return total
