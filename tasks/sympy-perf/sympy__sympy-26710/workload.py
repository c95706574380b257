"""The number of primes up to some integers."""

from sympy.ntheory.generate import primepi


def setup(random):
    return [random.randint(2 * 10**6, 3 * 10**6) for _ in range(4)]


def window(numbers):
    return [primepi(n) for n in numbers]


def value(results):
    return str([int(r) for r in results])
