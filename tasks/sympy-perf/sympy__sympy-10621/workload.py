"""Factorials of some integers."""

from sympy import factorial


def setup(random):
    return [random.randint(300, 500) for _ in range(40)]


def window(numbers):
    return [factorial(n) for n in numbers]


def value(results):
    return str([int(each) for each in results])
