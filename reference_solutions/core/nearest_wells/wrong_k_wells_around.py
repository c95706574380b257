from bisect import bisect_left


def nearest_wells(wells: list[int], houses: list[int], k: int) -> list[int]:
    wells = sorted(wells)
    sums = []
    for house in houses:
        start = min(max(bisect_left(wells, house) - k // 2, 0), len(wells) - k)
        sums.append(sum(abs(well - house) for well in wells[start : start + k]))
    return sums
