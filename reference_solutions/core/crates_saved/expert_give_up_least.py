"""Goes from hour to hour; where there is no room, the least valuable of all crates taken so far is given up."""

from collections import defaultdict
from heapq import heappush, heapreplace


def crates_saved(crates: list[tuple[int, int]], per_hour: int) -> int:
    due: defaultdict[int, list[int]] = defaultdict(list)
    for last_hour, value in crates:
        due[last_hour].append(value)
    saved: list[int] = []
    for last_hour in sorted(due):
        room = last_hour * per_hour
        for value in due[last_hour]:
            if len(saved) < room:
                heappush(saved, value)
            elif value > saved[0]:
                heapreplace(saved, value)
    return sum(saved)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
