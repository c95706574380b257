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
