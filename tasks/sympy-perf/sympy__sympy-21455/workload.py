"""Questions about symbols that facts between predicates answer."""

from sympy import Q, Symbol, ask


def setup(random):
    asked = ["real", "complex", "finite", "nonzero", "extended_real", "algebraic", "imaginary", "infinite"]
    given = ["prime", "even", "odd", "positive", "composite", "integer", "negative", "rational"]
    return [(random.choice(asked), random.choice(given)) for _ in range(30)]


def window(pairs):
    x = Symbol("x")
    found = []
    for asked, given in pairs:
        try:
            found.append(ask(getattr(Q, asked)(x), getattr(Q, given)(x)))
        except ValueError:
            found.append("contradiction")
    return found


def value(results):
    return str(results)
