"""A ramp is three entries in the second differences of the loads; summing twice brings the loads back."""

from itertools import accumulate


def ramp_loads(length: int, ramps: list[tuple[int, int, int]]) -> list[int]:
    bends = [0] * (length + 2)
    for start, width, step in ramps:
        end = start + width
        peak = width * step
        bends[start] += step
        bends[end] -= step + peak
        bends[end + 1] += peak
    return list(accumulate(accumulate(bends)))[:length]
