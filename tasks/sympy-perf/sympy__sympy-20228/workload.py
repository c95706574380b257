"""Signs of products of symbolic factors."""

from sympy import Symbol, cos, exp, sign, sin, symbols


def setup(random):
    return [[random.randint(1, 99) for _ in range(3)] for _ in range(4)]


def window(rows):
    x, y = symbols("x y")
    return [sign((sin(a * x) + exp(b * y)) * (cos(c * y) + a * x**2) * (x + b)) for a, b, c in rows]


def value(results):
    return "\n".join(map(str, results))
