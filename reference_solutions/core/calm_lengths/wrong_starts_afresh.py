def calm_lengths(readings: list[int], swing: int) -> list[int]:
    lengths = []
    stretch: list[int] = []
    for reading in readings:
        stretch.append(reading)
        if max(stretch) - min(stretch) > swing:
            stretch = [reading]
        lengths.append(len(stretch))
    return lengths

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
