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
