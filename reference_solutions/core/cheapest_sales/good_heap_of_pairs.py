"""A heap of all prices named; those that no longer hold are passed over when they come up."""

from heapq import heappop, heappush


def cheapest_sales(events: list[tuple]) -> list[int]:
    prices: dict[int, int] = {}
    heap: list[tuple[int, int]] = []
    sold = []
    for event in events:
        if event[0] == "price":
            _, item, price = event
            prices[item] = price
            heappush(heap, (price, item))
        elif event[0] == "remove":
            prices.pop(event[1], None)
        else:
            while heap and prices.get(heap[0][1]) != heap[0][0]:
                heappop(heap)
            if heap:
                _, item = heappop(heap)
                del prices[item]
                sold.append(item)
            else:
                sold.append(-1)
    return sold

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
