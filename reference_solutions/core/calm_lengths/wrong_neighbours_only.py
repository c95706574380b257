def calm_lengths(readings: list[int], swing: int) -> list[int]:
    lengths = []
    length = 0
    for place, reading in enumerate(readings):
        if place and abs(reading - readings[place - 1]) > swing:
            length = 0
        length += 1
        lengths.append(length)
    return lengths

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
