"""The odd primes as bits of one integer, upwards and downwards: shifted against each other, common bits are sums."""

from math import isqrt


def two_prime_sums(targets: list[int]) -> list[int]:
    half = max(targets, default=2) // 2 + 1
    is_prime = bytearray(b"1") * half  # of 1, 3, 5, ...
    is_prime[0] = 48
    for number in range(3, isqrt(2 * half) + 1, 2):
        if is_prime[number >> 1] == 49:
            is_prime[number * number >> 1 :: number] = b"0" * len(range(number * number >> 1, half, number))
    downwards = int(is_prime, 2)
    upwards = int(is_prime[::-1], 2)
    ways = []
    for target in targets:
        middle = target >> 1
        if target & 1:  # 2 and an odd prime
            ways.append(is_prime[middle - 1] - 48)
        elif target == 4:  # 2 and 2
            ways.append(1)
        else:
            ways.append(((downwards >> half - middle & upwards).bit_count() + 1) // 2)
    return ways

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
