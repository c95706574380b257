from itertools import accumulate


def ramp_loads(length: int, ramps: list[tuple[int, int, int]]) -> list[int]:
    slope = [0] * (length + 1)
    for start, width, step in ramps:
        slope[start] += step
        slope[start + width] -= step
    return list(accumulate(accumulate(slope)))[:length]
