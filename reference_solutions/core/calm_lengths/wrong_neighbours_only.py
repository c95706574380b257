def calm_lengths(readings: list[int], swing: int) -> list[int]:
    lengths = []
    length = 0
    for place, reading in enumerate(readings):
        if place and abs(reading - readings[place - 1]) > swing:
            length = 0
        length += 1
        lengths.append(length)
    return lengths
