def calm_lengths(readings: list[int], swing: int) -> list[int]:
    lengths = []
    start = 0
    for end in range(1, len(readings) + 1):
        while start < end - 1 and max(readings[start:end]) - min(readings[start:end]) >= swing:
            start += 1
        lengths.append(end - start)
    return lengths
