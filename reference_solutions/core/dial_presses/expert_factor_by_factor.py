"""Splits the number of presses by the prime factors of the factor's order (Pohlig and Hellman), each a short search."""

from math import isqrt


def dial_presses(dials: list[tuple[int, int, int]]) -> list[int]:
    return [presses(prime, factor, wanted) for prime, factor, wanted in dials]


def presses(prime: int, factor: int, wanted: int) -> int:
    order = prime - 1
    primes = prime_factors(order)
    for base in primes:
        while order % base == 0 and pow(factor, order // base, prime) == 1:
            order //= base
    if pow(wanted, order, prime) != 1:
        return -1
    found = 0
    known = 1  # the number of presses is `found`, up to a multiple of this
    inverse = pow(factor, -1, prime)
    left = wanted
    for base in primes:
        if order % base:
            continue
        root = pow(factor, order // base, prime)
        while order % (known * base) == 0:
            digit = short_search(prime, root, pow(left, order // (known * base), prime), base, known, order)
            found += digit * known
            left = left * pow(inverse, digit * known, prime) % prime
            known *= base
    return found


def short_search(prime: int, root: int, shown: int, base: int, known: int, order: int) -> int:
    # `root` to the power digit * (what `known` leaves of its own) is what is shown.
    if base < 8:
        value = 1
        digit = 0
        while value != shown:
            value = value * root % prime
            digit += 1
        return digit
    stride = isqrt(base) + 1
    steps = {}
    value = shown
    for step in range(stride):
        steps[value] = step
        value = value * root % prime
    leap = pow(root, stride, prime)
    value = 1
    for count in range(stride, base + 2 * stride, stride):
        value = value * leap % prime
        if value in steps:
            return (count - steps[value]) % base
    return 0


def prime_factors(number: int) -> list[int]:
    factors = []
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            factors.append(divisor)
            while number % divisor == 0:
                number //= divisor
        divisor += 1
    if number > 1:
        factors.append(number)
    return factors

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
