"""Finds each position with five shifts."""


def wheel_travel(readings: list[int]) -> int:
    positions = []
    for position in readings:
        position ^= position >> 16
        position ^= position >> 8
        position ^= position >> 4
        position ^= position >> 2
        position ^= position >> 1
        positions.append(position)
    return sum(abs(after - before) for before, after in zip(positions, positions[1:]))
