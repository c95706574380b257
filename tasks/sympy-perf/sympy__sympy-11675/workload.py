"""Solutions of Pell's equations with a small right side."""

from sympy.solvers.diophantine import diop_DN


def setup(random):
    return [
        (61, random.choice([-3, 3, 5, -5])),
        (random.choice([46, 53, 58, 67, 94]), random.choice([-6, -3, 2, 3, 6])),
    ]


def window(pairs):
    return [diop_DN(d, n) for d, n in pairs]


def value(results):
    return str([sorted((abs(int(x)), abs(int(y))) for x, y in each) for each in results])
