"""A heap of offers, each one number of price and item; those that no longer hold are passed over."""

from heapq import heappop, heappush


def cheapest_sales(events: list[tuple]) -> list[int]:
    offers = [0] * 10000  # what holds for each item; nothing is 0
    heap: list[int] = []
    sold = []
    for event in events:
        parts = len(event)
        if parts == 3:
            _, item, price = event
            offers[item] = offer = price << 14 | item
            heappush(heap, offer)
        elif parts == 2:
            offers[event[1]] = 0
        else:
            item = -1
            while heap:
                offer = heappop(heap)
                if offers[offer & 16383] == offer:
                    item = offer & 16383
                    offers[item] = 0
                    break
            sold.append(item)
    return sold

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
