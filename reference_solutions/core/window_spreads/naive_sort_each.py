"""Sorts every stretch anew."""


def window_spreads(readings: list[int], width: int, cut: int) -> list[int]:
    spreads = []
    for start in range(len(readings) - width + 1):
        stretch = sorted(readings[start : start + width])
        spreads.append(stretch[width - 1 - cut] - stretch[cut])
    return spreads
