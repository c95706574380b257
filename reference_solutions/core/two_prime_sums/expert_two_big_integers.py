"""The primes as bits of one integer, upwards and downwards: shifted against each other, common bits are sums."""

from math import isqrt


def two_prime_sums(targets: list[int]) -> list[int]:
    most = max(targets, default=2)
    is_prime = bytearray(b"1") * (most + 1)
    is_prime[:2] = b"00"
    for number in range(2, isqrt(most) + 1):
        if is_prime[number] == 49:
            is_prime[number * number :: number] = b"0" * len(range(number * number, most + 1, number))
    downwards = int(is_prime, 2)
    upwards = int(is_prime[::-1], 2)
    return [((downwards >> most - target & upwards).bit_count() + 1) // 2 for target in targets]
