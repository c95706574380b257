"""All necklaces and bracelets of some lengths and numbers of beads."""

from sympy.utilities.iterables import bracelets, necklaces

SIZES = [(6, 2), (7, 2), (8, 2), (4, 3), (5, 3), (3, 4), (4, 4), (3, 5), (3, 6), (2, 9), (2, 12), (2, 15)]


def setup(random):
    return [(*random.choice(SIZES), random.random() < 0.3) for _ in range(5)]


def window(sizes):
    return [list((bracelets if is_free else necklaces)(length, beads)) for length, beads, is_free in sizes]


def value(results):
    return "\n".join(str(sorted(map(tuple, each))) for each in results)
