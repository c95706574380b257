"""Questions about symbols, answered by a solver of satisfiability."""

from sympy import Q, Symbol
from sympy.assumptions.satask import satask


def setup(random):
    names = ["positive", "negative", "zero", "integer", "even", "odd", "prime", "rational", "irrational", "real"]
    return [(random.choice(names), random.choice(names)) for _ in range(5)]


def window(pairs):
    x = Symbol("x")
    found = []
    for asked, given in pairs:
        try:
            found.append(satask(getattr(Q, asked)(x), getattr(Q, given)(x)))
        except ValueError:
            found.append("contradiction")
    return found


def value(results):
    return str(results)
