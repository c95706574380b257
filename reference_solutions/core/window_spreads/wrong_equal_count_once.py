def window_spreads(readings: list[int], width: int, cut: int) -> list[int]:
    spreads = []
    for start in range(len(readings) - width + 1):
        stretch = sorted(set(readings[start : start + width]))
        kept = stretch[cut : len(stretch) - cut] or [0]
        spreads.append(kept[-1] - kept[0])
    return spreads

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
