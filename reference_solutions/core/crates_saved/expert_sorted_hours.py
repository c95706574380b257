"""Goes from hour to hour; where there is no room, the least valuable of all crates taken so far is given up."""

from heapq import heappush, heapreplace
from operator import itemgetter


def crates_saved(crates: list[tuple[int, int]], per_hour: int) -> int:
    saved: list[int] = []
    held = 0
    for last_hour, value in sorted(crates, key=itemgetter(0)):
        if held < last_hour * per_hour:
            heappush(saved, value)
            held += 1
        elif value > saved[0]:
            heapreplace(saved, value)
    return sum(saved)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
