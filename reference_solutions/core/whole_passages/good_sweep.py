"""A flock is noted by arrivals from last - stay to first; sweeps over the ends of these ranges."""


def whole_passages(passages: list[tuple[int, int]], stay: int) -> int:
    events = []
    for first, last in passages:
        if last - stay <= first:
            events.append((last - stay, 0))
            events.append((first, 1))
    events.sort()
    most = noted = 0
    for _, is_past in events:
        if is_past:
            noted -= 1
        else:
            noted += 1
            most = max(most, noted)
    return most

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
