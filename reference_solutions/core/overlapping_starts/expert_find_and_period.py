def overlapping_starts(text: str, pattern: str) -> list[int]:
    # Two occurrences are never closer than the pattern's period (the least shift that maps it onto itself), so after
    # a hit the spot one period on is the first that can be a hit. Everywhere else str.find skips at C speed.
    period = (pattern + pattern).find(pattern, 1)
    shift = next_shift(pattern, period)
    starts: list[int] = []
    hit = starts.append
    here = text.find(pattern)
    while here >= 0:
        hit(here)
        following = here + shift
        here = following if text.startswith(pattern, following) else text.find(pattern, following)
    return starts


def next_shift(pattern: str, rotation: int) -> int:
    """The least shift by which the pattern can overlap itself; its length when it cannot."""
    for shift in range(1, rotation):
        if pattern.startswith(pattern[shift:]):
            return shift
    return rotation

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
