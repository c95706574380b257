"""A flock is noted by arrivals from last - stay to first; both ends of these ranges are sorted apart."""


def whole_passages(passages: list[tuple[int, int]], stay: int) -> int:
    latest = sorted([first for first, last in passages if last - first <= stay])
    earliest = sorted([last - stay for first, last in passages if last - first <= stay])
    # With the arrival at the i-th earliest, `most` + 1 flocks are noted if at most i - `most` ranges have ended.
    most = 0
    for place, arrival in enumerate(earliest):
        if latest[place - most] >= arrival:
            most += 1
    return most

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
