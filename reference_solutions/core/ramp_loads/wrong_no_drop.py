from itertools import accumulate


def ramp_loads(length: int, ramps: list[tuple[int, int, int]]) -> list[int]:
    slope = [0] * (length + 1)
    for start, width, step in ramps:
        slope[start] += step
        slope[start + width] -= step
    return list(accumulate(accumulate(slope)))[:length]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
