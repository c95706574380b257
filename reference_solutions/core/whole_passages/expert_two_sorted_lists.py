"""A flock is noted by arrivals from last - stay to first; both ends of these ranges are sorted apart."""


def whole_passages(passages: list[tuple[int, int]], stay: int) -> int:
    latest = []
    earliest = []
    for first, last in passages:
        last -= stay
        if last <= first:
            latest.append(first)
            earliest.append(last)
    latest.sort()
    earliest.sort()
    # Going through the arrivals, each either adds a flock to the most so far, or takes the place of a range that ended.
    most = 0
    ends = iter(latest)
    end = next(ends, 0)
    for arrival in earliest:
        if end >= arrival:
            most += 1
        else:
            end = next(ends)
    return most

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
