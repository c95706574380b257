"""Sums of divisors' powers, and which integers are perfect."""

from sympy.ntheory.factor_ import divisor_sigma, is_perfect


def setup(random):
    return [(random.randint(2, 10**6), random.randint(0, 3)) for _ in range(150)], [
        random.randint(2, 10**6) for _ in range(300)
    ]


def window(subject):
    pairs, numbers = subject
    sums = [divisor_sigma(n, k) for n, k in pairs]
    return sums, [bool(is_perfect(n)) for n in [*numbers, 6, 28, 496, 8128]]


def value(results):
    return str(results)
