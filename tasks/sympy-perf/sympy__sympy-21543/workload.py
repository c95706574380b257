"""Arithmetic of expressions of which many are zero or numbers."""

from sympy import EX, Symbol, sin


def setup(random):
    return [(random.randint(0, 2), random.randint(1, 9)) for _ in range(120)]


def window(pairs):
    x = Symbol("x")
    total = EX.zero
    for kind, number in pairs:
        one = EX(sin(x) * number) if kind == 2 else EX(number) if kind == 1 else EX.zero
        total = total + one * EX(number) - EX.zero
    return total.ex


def value(result):
    return str(result.expand())
