"""Finds each position once, by shifting the reading until nothing is left."""


def position_of(reading: int) -> int:
    position = 0
    while reading:
        position ^= reading
        reading >>= 1
    return position


def wheel_travel(readings: list[int]) -> int:
    positions = [position_of(reading) for reading in readings]
    return sum(abs(after - before) for before, after in zip(positions, positions[1:]))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
