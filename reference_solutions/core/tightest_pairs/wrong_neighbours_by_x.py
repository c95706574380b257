def tightest_pairs(buoys: list[tuple[int, int]]) -> tuple[int, int]:
    buoys = sorted(buoys)
    distances = [(a - x) ** 2 + (b - y) ** 2 for (a, b), (x, y) in zip(buoys, buoys[1:])]
    return min(distances), distances.count(min(distances))
