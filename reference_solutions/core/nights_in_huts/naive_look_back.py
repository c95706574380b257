"""Looks back from each place to all places from which it can be reached in a day."""


def nights_in_huts(prices: list[int], least: int, most: int) -> list[int]:
    best: list[tuple[int, int] | None] = [(0, -1)]
    for place in range(1, len(prices) + 2):
        price = prices[place - 1] if place <= len(prices) else 0
        found = None
        for start in range(max(0, place - most), place - least + 1):
            if best[start] is not None and (found is None or best[start] < found):
                found = best[start]
        best.append(None if found is None else (found[0] + price, found[1] + 1))
    return [] if best[-1] is None else list(best[-1])

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
