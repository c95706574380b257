def rising_windows(takings: list[int], width: int) -> list[int]:
    return [
        start
        for start in range(width, len(takings))
        if sum(takings[start : start + width]) > sum(takings[start - width : start])
    ]
