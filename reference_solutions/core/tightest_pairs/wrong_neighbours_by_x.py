def tightest_pairs(buoys: list[tuple[int, int]]) -> tuple[int, int]:
    buoys = sorted(buoys)
    distances = [(a - x) ** 2 + (b - y) ** 2 for (a, b), (x, y) in zip(buoys, buoys[1:])]
    return min(distances), distances.count(min(distances))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
