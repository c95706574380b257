"""Boolean functions of nine variables that are true at few points, simplified."""

from sympy import And, Not, Or, symbols
from sympy.logic.boolalg import simplify_logic


def setup(random):
    return [[random.random() < 0.5 for _ in range(9)] for _ in range(3)]


def window(points):
    xs = symbols("x1:10")
    terms = [And(*(x if is_true else Not(x) for x, is_true in zip(xs, point))) for point in points]
    return xs, points, simplify_logic(Or(*terms), form="dnf")


def value(results):
    xs, points, found = results
    near = [
        [is_true != (place == flipped) for place, is_true in enumerate(point)]
        for point in points
        for flipped in range(10)
    ]
    return str([bool(found.subs(dict(zip(xs, point)))) for point in near])
