def overlapping_starts(text: str, pattern: str) -> list[int]:
    return [start for start in range(len(text) - len(pattern)) if text.startswith(pattern, start)]
