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
