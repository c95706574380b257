def overlapping_starts(text: str, pattern: str) -> list[int]:
    starts = []
    for start in range(len(text) - len(pattern) + 1):
        matches = True
        for offset in range(len(pattern)):
            if text[start + offset] != pattern[offset]:
                matches = False
                break
        if matches:
            starts.append(start)
    return starts
