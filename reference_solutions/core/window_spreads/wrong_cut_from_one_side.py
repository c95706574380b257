def window_spreads(readings: list[int], width: int, cut: int) -> list[int]:
    spreads = []
    for start in range(len(readings) - width + 1):
        stretch = sorted(readings[start : start + width])[cut:]
        spreads.append(stretch[-1] - stretch[0])
    return spreads
