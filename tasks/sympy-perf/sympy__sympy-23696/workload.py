"""Integrals of special functions, found by hand-written rules."""

from sympy import Symbol, cos, cosh, exp, log, sin, sinh
from sympy.integrals.manualintegrate import manualintegrate


def setup(random):
    return [[random.randint(2, 99) for _ in range(3)]]


def window(rows):
    x = Symbol("x")
    found = []
    for a, b, c in rows:
        found += [
            manualintegrate(integrand, x)
            for integrand in (
                exp(a * x + b) / x,
                cos(a * x + c) / x,
                sinh(b * x + c) / x,
                cosh(c * x + a) / x,
                1 / log(a * x + b),
                exp(a * x**2 + b * x + c),
                sin(a * x**2 + b * x),
            )
        ]
    return found


def value(results):
    return "\n".join(map(str, results))
