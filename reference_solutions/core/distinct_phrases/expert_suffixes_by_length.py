"""Sorts the suffixes as texts and knows each by its length; what neighbours share is counted as by Kasai."""


def distinct_phrases(melody: str, shortest: int, longest: int) -> int:
    ended = melody + "$"
    suffixes = [ended[start:] for start in range(len(ended))]
    suffixes.sort()
    before = dict(zip(map(len, suffixes[1:]), map(len, suffixes)))  # the neighbour's length
    size = len(ended)
    length = len(melody)
    count = 0
    shared = 0
    for start in range(length):
        if shared:
            shared -= 1
        neighbour = size - before[size - start]
        while ended[start + shared] == ended[neighbour + shared]:
            shared += 1
        first = shared if shared >= shortest else shortest - 1
        last = length - start
        if last > longest:
            last = longest
        if last > first:
            count += last - first
    return count

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
