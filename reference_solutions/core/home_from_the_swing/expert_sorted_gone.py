"""Takes the children in the order in which they leave; a sorted list of those gone counts the gaps in front."""

from bisect import bisect_left, insort
from itertools import groupby


def home_from_the_swing(wishes: list[int], farewell: int) -> list[int]:
    home = [0] * len(wishes)
    gone: list[int] = []
    spent = 0  # by all who are gone, in turns and farewells
    order = sorted(range(len(wishes)), key=wishes.__getitem__)
    for wish, group in groupby(order, key=wishes.__getitem__):
        children = list(group)
        if wish:
            before = spent + (wish - 1) * (len(wishes) - len(gone))
            for rank, child in enumerate(children, 1):
                home[child] = before + child + 1 - bisect_left(gone, child) + rank * farewell
            spent += (wish + farewell) * len(children)
        for child in children:
            insort(gone, child)
    return home
