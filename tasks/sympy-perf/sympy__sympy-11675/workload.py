"""Solutions of Pell's equations with a small right side."""

from sympy.solvers.diophantine import diop_DN

OTHERS = [46, 51, 53, 55, 57, 58, 62, 66, 67, 69, 70, 71, 74, 76, 77, 78, 86, 93, 94]


def setup(random):
    pairs = [(random.choice(OTHERS), random.choice([-6, -5, -3, -2, 2, 3, 5, 6])) for _ in range(3)]
    return [(61, random.choice([-5, -3, 3, 5])), *pairs]


def window(pairs):
    return [diop_DN(d, n) for d, n in pairs]


def value(results):
    return str([sorted((abs(int(x)), abs(int(y))) for x, y in each) for each in results])
