def calm_lengths(readings: list[int], swing: int) -> list[int]:
    lengths = []
    for end in range(len(readings)):
        low = high = readings[end]
        length = 0
        for place in range(end, -1, -1):
            low = min(low, readings[place])
            high = max(high, readings[place])
            if high - low > swing:
                break
            length += 1
        lengths.append(length)
    return lengths

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
