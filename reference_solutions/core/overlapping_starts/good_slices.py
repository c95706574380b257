def overlapping_starts(text: str, pattern: str) -> list[int]:
    length = len(pattern)
    return [start for start in range(len(text) - length + 1) if text[start : start + length] == pattern]
