"""Products of two symbolic factors."""

from sympy import symbols


def setup(random):
    return random.randint(14, 18)


def window(size):
    xs, ys = symbols(f"x:{size}"), symbols("y:20")
    return [(x + y) * z for x, z in zip(xs, reversed(xs)) for y in ys]


def value(results):
    return "\n".join(map(str, results))
