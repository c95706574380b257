"""Legendre symbols modulo some primes."""

from sympy.ntheory.residue_ntheory import legendre_symbol


def setup(random):
    primes = [10007, 10009, 10037, 100003, 1000003]
    return [(random.randint(1, 10**6), random.choice(primes)) for _ in range(150)]


def window(pairs):
    return [legendre_symbol(a, p) for a, p in pairs]


def value(results):
    return str([int(each) for each in results])
