"""Sorts the distances to all wells for every house."""


def nearest_wells(wells: list[int], houses: list[int], k: int) -> list[int]:
    sums = []
    for house in houses:
        distances = sorted(abs(well - house) for well in wells)
        sums.append(sum(distances[:k]))
    return sums
