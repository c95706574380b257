def calm_lengths(readings: list[int], swing: int) -> list[int]:
    lengths = []
    stretch: list[int] = []
    for reading in readings:
        stretch.append(reading)
        if max(stretch) - min(stretch) > swing:
            stretch = [reading]
        lengths.append(len(stretch))
    return lengths
