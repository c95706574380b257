def overlapping_starts(text: str, pattern: str) -> list[int]:
    starts = []
    here = text.find(pattern)
    while here >= 0:
        starts.append(here)
        here = text.find(pattern, here + len(pattern))
    return starts
