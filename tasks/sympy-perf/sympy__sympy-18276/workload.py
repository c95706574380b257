"""Roots and greatest common divisors of large integers."""

from sympy.core.numbers import igcd
from sympy.core.power import integer_nthroot


def setup(random):
    return [(random.getrandbits(2000), random.getrandbits(1000), random.randint(2, 9)) for _ in range(40)]


def window(rows):
    return [(igcd(one, other), integer_nthroot(one, degree)) for one, other, degree in rows]


def value(results):
    return str([(int(divisor), int(root), bool(is_exact)) for divisor, (root, is_exact) in results])
