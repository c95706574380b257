def ramp_loads(length: int, ramps: list[tuple[int, int, int]]) -> list[int]:
    loads = [0] * length
    for start, width, step in ramps:
        for offset in range(width):
            loads[start + offset] += (offset + 1) * step
    return loads

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
