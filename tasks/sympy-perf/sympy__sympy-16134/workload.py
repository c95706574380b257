"""Boolean functions of more than eight variables, simplified."""

from sympy import And, Not, Or, symbols
from sympy.logic.boolalg import simplify_logic


def setup(random):
    signs = [[random.choice([-1, 1]) for _ in range(9)] for _ in range(2)]
    return (
        [
            [sign * (place + 1) for place, sign in enumerate(row) if place != skipped]
            for skipped, row in enumerate(signs)
        ],
        [[random.random() < 0.5 for _ in range(9)] for _ in range(20)],
    )


def window(subject):
    terms, points = subject
    xs = symbols("x1:10")
    literals = [[xs[abs(n) - 1] if n > 0 else Not(xs[abs(n) - 1]) for n in term] for term in terms]
    whole = Or(And(*xs), *(And(*each) for each in literals))
    return xs, points, simplify_logic(whole)


def value(results):
    xs, points, found = results
    return str([bool(found.subs(dict(zip(xs, point)))) for point in points])
