from bisect import bisect_left


def nearest_wells(wells: list[int], houses: list[int], k: int) -> list[int]:
    wells = sorted(wells)
    sums = []
    for house in houses:
        start = min(max(bisect_left(wells, house) - k // 2, 0), len(wells) - k)
        sums.append(sum(abs(well - house) for well in wells[start : start + k]))
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
