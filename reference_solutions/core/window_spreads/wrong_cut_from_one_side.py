def window_spreads(readings: list[int], width: int, cut: int) -> list[int]:
    spreads = []
    for start in range(len(readings) - width + 1):
        stretch = sorted(readings[start : start + width])[cut:]
        spreads.append(stretch[-1] - stretch[0])
    return spreads

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
