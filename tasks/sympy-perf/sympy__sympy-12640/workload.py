"""Sums, products and powers of matrices of integers."""

from sympy import Matrix


def setup(random):
    size = random.randint(14, 16)
    return [[[random.randint(-99, 99) for _ in range(size)] for _ in range(size)] for _ in range(2)]


def window(subject):
    one, other = map(Matrix, subject)
    return one * other + other * one - one, (one + other) * one


def value(results):
    return "\n".join(str(each.tolist()) for each in results)
