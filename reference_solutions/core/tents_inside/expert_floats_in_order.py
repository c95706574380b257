"""Goes from right to left over the left ends and keeps the right ends seen in order.

One number holds both ends of a tent; as a float it is exact, and compares faster than a long integer or a pair.
"""

from bisect import bisect_left


def tents_inside(tents: list[tuple[int, int]]) -> list[int]:
    counts = [0] * len(tents)
    ends: list[int] = []
    keys = [left * 1048576.0 + right for left, right in tents]
    # Of tents with one left end the one that reaches furthest comes first, so none of the others is counted for it.
    for index in sorted(range(len(tents)), key=keys.__getitem__, reverse=True):
        right = tents[index][1]
        place = bisect_left(ends, right)
        counts[index] = place
        ends[place:place] = (right,)  # moves the rest as one block, which list.insert does not
    return counts

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
