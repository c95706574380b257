"""Totients of a range of integers."""

from sympy.ntheory.generate import Sieve


def setup(random):
    return random.randint(5000, 6000)


def window(end):
    return list(Sieve().totientrange(1, end))


def value(results):
    return str(results)
