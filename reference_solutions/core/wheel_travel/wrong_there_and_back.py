def wheel_travel(readings: list[int]) -> int:
    positions = []
    for reading in readings:
        position = 0
        while reading:
            position ^= reading
            reading >>= 1
        positions.append(position)
    return abs(positions[-1] - positions[0]) if positions else 0

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
