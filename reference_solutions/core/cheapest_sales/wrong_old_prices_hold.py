from heapq import heappop, heappush


def cheapest_sales(events: list[tuple]) -> list[int]:
    there: set[int] = set()
    heap: list[tuple[int, int]] = []
    sold = []
    for event in events:
        if event[0] == "price":
            there.add(event[1])
            heappush(heap, (event[2], event[1]))
        elif event[0] == "remove":
            there.discard(event[1])
        else:
            while heap and heap[0][1] not in there:
                heappop(heap)
            if heap:
                item = heappop(heap)[1]
                there.remove(item)
                sold.append(item)
            else:
                sold.append(-1)
    return sold

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
