"""Sorts the suffixes, and goes through them by start, so that what is shared shrinks by one note a step (Kasai)."""


def distinct_phrases(melody: str, shortest: int, longest: int) -> int:
    ended = melody + "$"
    order = sorted(range(len(ended)), key=lambda start: ended[start:])
    before = dict(zip(order[1:], order))
    count = 0
    shared = 1
    for start in range(len(melody)):
        shared -= shared > 0
        neighbour = before[start]
        while ended[start + shared] == ended[neighbour + shared]:
            shared += 1
        first = shared if shared >= shortest else shortest - 1
        last = min(longest, len(melody) - start)
        if last > first:
            count += last - first
    return count

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
