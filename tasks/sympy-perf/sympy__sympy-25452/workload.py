"""Inverses of matrices of integers and of rational functions."""

from sympy import Matrix, Symbol


def setup(random):
    size = random.randint(6, 7)
    numbers = [[random.randint(-9, 9) for _ in range(size)] for _ in range(size)]
    return numbers, [[random.randint(1, 9) for _ in range(2)] for _ in range(2)]


def window(subject):
    numbers, few = subject
    x = Symbol("x")
    rational = Matrix(2, 2, lambda i, j: few[i][j] * x**i + j + (5 * x if i == j else 0))
    return Matrix(numbers).inv(), rational.inv()


def value(results):
    numeric, rational = results
    at = [rational.subs("x", point) for point in (2, 5)]
    return "\n".join(str(each.tolist()) for each in (numeric, *at))
