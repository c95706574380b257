"""Arithmetic of polynomials with some terms."""

from sympy import Poly, symbols


def setup(random):
    return [{(random.randint(0, 5), random.randint(0, 5)): random.randint(1, 99) for _ in range(9)} for _ in range(8)]


def window(terms):
    x, y = symbols("x y")
    polys = [Poly(each, x, y) for each in terms]
    total = polys[0]
    for number, poly in enumerate(polys[1:]):
        total = total + poly * polys[number]
    return total.terms()


def value(results):
    return str(sorted((monomial, int(coefficient)) for monomial, coefficient in results))
