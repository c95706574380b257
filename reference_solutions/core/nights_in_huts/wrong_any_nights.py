def nights_in_huts(prices: list[int], least: int, most: int) -> list[int]:
    best: list[tuple[int, int] | None] = [(0, -1)]
    for place, price in enumerate([*prices, 0], 1):
        reach = range(place - least, max(-1, place - most - 1), -1)
        starts = [best[start] for start in reach if best[start] is not None]
        found = min(starts, key=lambda pair: pair[0], default=None)
        best.append(None if found is None else (found[0] + price, found[1] + 1))
    return [] if best[-1] is None else list(best[-1])

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
