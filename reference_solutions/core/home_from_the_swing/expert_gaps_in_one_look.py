"""Takes the children in the order in which they leave; one bisection tells the gaps in front and where to note the gap."""

from bisect import bisect_left
from itertools import groupby


def home_from_the_swing(wishes: list[int], farewell: int) -> list[int]:
    home = [0] * len(wishes)
    gone: list[int] = []
    spent = 0  # by all who are gone, in turns and farewells
    order = sorted(range(len(wishes)), key=wishes.__getitem__)
    for wish, group in groupby(order, key=wishes.__getitem__):
        left = len(gone)
        before = spent + (wish - 1) * (len(wishes) - left)
        if not wish:
            gone += group
            continue
        for rank, child in enumerate(group, 1):
            place = bisect_left(gone, child)
            # All of the group that are noted already stand in front of this child.
            home[child] = before + child + rank - place + rank * farewell
            gone[place:place] = (child,)
        spent += (wish + farewell) * (len(gone) - left)
    return home

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
