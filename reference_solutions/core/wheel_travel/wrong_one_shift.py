def wheel_travel(readings: list[int]) -> int:
    positions = [reading ^ reading >> 1 for reading in readings]
    return sum(abs(after - before) for before, after in zip(positions, positions[1:]))
