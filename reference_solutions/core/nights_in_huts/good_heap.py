"""A heap holds the places within reach; those that are too far back are thrown out when they come to the top."""

from heapq import heappop, heappush


def nights_in_huts(prices: list[int], least: int, most: int) -> list[int]:
    best: list[tuple[int, int] | None] = [(0, -1)]
    within_reach: list[tuple[int, int, int]] = []
    for place, price in enumerate([*prices, 0], 1):
        start = place - least
        if start >= 0 and best[start] is not None:
            cost, nights = best[start]
            heappush(within_reach, (cost, nights, start))
        while within_reach and within_reach[0][2] < place - most:
            heappop(within_reach)
        if within_reach:
            cost, nights, _ = within_reach[0]
            best.append((cost + price, nights + 1))
        else:
            best.append(None)
    return [] if best[-1] is None else list(best[-1])

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
