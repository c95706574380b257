def ramp_loads(length: int, ramps: list[tuple[int, int, int]]) -> list[int]:
    loads = [0] * length
    for start, width, step in ramps:
        for offset in range(width):
            loads[start + offset] += (offset + 1) * step
    return loads
