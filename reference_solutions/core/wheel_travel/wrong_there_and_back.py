def wheel_travel(readings: list[int]) -> int:
    positions = []
    for reading in readings:
        position = 0
        while reading:
            position ^= reading
            reading >>= 1
        positions.append(position)
    return abs(positions[-1] - positions[0]) if positions else 0
