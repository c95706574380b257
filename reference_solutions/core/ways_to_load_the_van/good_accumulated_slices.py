"""Every so many loads are one slice, whose sums are accumulated whole."""

from itertools import accumulate
from operator import sub


def ways_to_load_the_van(crates: list[tuple[int, int]], load: int) -> int:
    ways = [1] + [0] * load
    for weight, number in crates:
        for start in range(min(weight, load + 1)):
            ways[start::weight] = accumulate(ways[start::weight])
        too_many = weight * (number + 1)
        ways[too_many:] = list(map(sub, ways[too_many:], ways))
    return ways[load]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
