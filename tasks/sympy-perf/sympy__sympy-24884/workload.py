"""Products of two symbolic factors."""

from sympy import symbols


def setup(random):
    return [random.randint(2, 9999) for _ in range(16)], [random.randint(2, 9999) for _ in range(20)]


def window(subject):
    first, second = subject
    xs, ys = symbols(f"x:{len(first)}"), symbols(f"y:{len(second)}")
    pairs = [(n * x, z) for n, x, z in zip(first, xs, reversed(xs))]
    return [(x + m * y) * z for x, z in pairs for m, y in zip(second, ys)]


def value(results):
    return "\n".join(map(str, results))
