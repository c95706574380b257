def calm_lengths(readings: list[int], swing: int) -> list[int]:
    lengths = []
    start = 0
    for end in range(1, len(readings) + 1):
        while start < end - 1 and max(readings[start:end]) - min(readings[start:end]) >= swing:
            start += 1
        lengths.append(end - start)
    return lengths

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
