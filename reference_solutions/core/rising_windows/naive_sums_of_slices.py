def rising_windows(takings: list[int], width: int) -> list[int]:
    starts = []
    for start in range(width, len(takings) - width + 1):
        before = sum(takings[start - width : start])
        after = sum(takings[start : start + width])
        if after > before:
            starts.append(start)
    return starts
