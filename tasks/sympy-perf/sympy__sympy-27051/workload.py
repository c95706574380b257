"""The n-th prime for some small n, each from the beginning."""

from sympy.ntheory.generate import prime, sieve


def setup(random):
    return [random.randint(300, 999) for _ in range(8)]


def window(numbers):
    found = []
    for n in numbers:
        sieve._reset()
        found.append(prime(n))
    return found


def value(results):
    return str([int(each) for each in results])
