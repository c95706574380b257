def distinct_in_windows(values: list[int], width: int) -> list[int]:
    return [len(set(values[start : start + width])) for start in range(len(values) - width + 1)]
