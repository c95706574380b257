"""Sums of fractions of integers and of rational numbers."""

from sympy import Integer, Rational


def setup(random):
    return [(random.randint(-999, 999), random.randint(1, 999)) for _ in range(2500)]


def window(pairs):
    found = []
    for p, q in pairs:
        found.append(Rational(p, q))
        found.append(Rational(Integer(p), q))
        found.append(Rational(p, Integer(q)))
        found.append(Rational(Rational(p, 7), Rational(q, 3)))
    return found


def value(results):
    return str([(each.p, each.q) for each in results])
