import re
from collections import defaultdict


def clean(title):
    return re.sub("  +", " ", re.sub("[^a-z0-9 ]+", "", title.lower()))


def first_difference(a, b):
    """By bisection: comparing slices is quick."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[:middle] == b[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def near_duplicates(titles):
    by_length = defaultdict(list)
    for place, title in enumerate(titles):
        text = clean(title)
        by_length[len(text)].append((place, text))
    pairs = []
    for length, group in by_length.items():
        for index, (i, a) in enumerate(group):
            for j, b in group[index + 1 :]:
                place = first_difference(a, b)
                if a != b and a[place + 1 :] == b[place + 1 :]:
                    pairs.append((i, j))
            for j, b in by_length.get(length + 1, ()):
                place = first_difference(a, b)
                if a[place:] == b[place + 1 :]:
                    pairs.append((min(i, j), max(i, j)))
    return sorted(pairs)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
