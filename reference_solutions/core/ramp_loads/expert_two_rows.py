"""A ramp is three entries in the second differences of the loads; the drop behind it goes into the first differences."""

from itertools import accumulate
from operator import sub


def ramp_loads(length: int, ramps: list[tuple[int, int, int]]) -> list[int]:
    bends = [0] * (length + 1)
    drops = [0] * (length + 1)
    for start, width, step in ramps:
        end = start + width
        bends[start] += step
        bends[end] -= step
        drops[end] += width * step
    return list(accumulate(map(sub, accumulate(bends), drops)))[:length]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
