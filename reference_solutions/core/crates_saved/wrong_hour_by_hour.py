from heapq import heappop, heappush


def crates_saved(crates: list[tuple[int, int]], per_hour: int) -> int:
    # Carries the most valuable crates first, whatever their last hour.
    total = 0
    heap: list[tuple[int, int]] = []
    for last_hour, value in crates:
        heappush(heap, (-value, last_hour))
    hour = 1
    while heap:
        carried = 0
        while heap and carried < per_hour:
            value, last_hour = heappop(heap)
            if last_hour >= hour:
                total -= value
                carried += 1
        hour += 1
    return total

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
