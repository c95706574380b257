"""Whether products of many symbols are zero or infinite."""

from sympy import Mul, symbols


def setup(random):
    return [random.randint(150, 250) for _ in range(4)]


def window(sizes):
    found = []
    for size in sizes:
        product = Mul(*symbols(f"x:{size}"))
        found.append((product.is_zero, product.is_infinite, product.is_finite, len(product.args)))
    return found


def value(results):
    return str(results)
