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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
