"""All necklaces and bracelets of some lengths."""

from sympy.utilities.iterables import bracelets, necklaces


def setup(random):
    return random.randint(7, 8), 4


def window(lengths):
    two, three = lengths
    return [list(necklaces(two, 2)), list(necklaces(three, 3)), list(bracelets(two - 1, 2))]


def value(results):
    return "\n".join(str(sorted(map(tuple, each))) for each in results)
