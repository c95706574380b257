"""Integrals that are found by an ansatz and a linear system."""

from sympy import Symbol, cos
from sympy.integrals.heurisch import heurisch


def setup(random):
    return [random.randint(2, 9999), random.randint(2, 99)]


def window(numbers):
    x = Symbol("x")
    a, b = numbers
    return [heurisch(x * cos(b * x) * a, x)]


def value(results):
    found = []
    for result in results:
        for point in (0.25, 1.5):
            found.append(f"{float(result.subs(Symbol('x'), point) - result.subs(Symbol('x'), 0)):.8g}")
    return str(found)
