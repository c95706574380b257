"""Sorts the distances to all wells for every house."""


def nearest_wells(wells: list[int], houses: list[int], k: int) -> list[int]:
    sums = []
    for house in houses:
        distances = sorted(abs(well - house) for well in wells)
        sums.append(sum(distances[:k]))
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
