"""Tries each first summand; a sieve tells the primes."""


def two_prime_sums(targets: list[int]) -> list[int]:
    most = max(targets, default=2)
    is_prime = [False, False] + [True] * (most - 1)
    for number in range(2, most + 1):
        if is_prime[number]:
            for multiple in range(2 * number, most + 1, number):
                is_prime[multiple] = False
    answer = []
    for target in targets:
        ways = 0
        for first in range(2, target // 2 + 1):
            if is_prime[first] and is_prime[target - first]:
                ways += 1
        answer.append(ways)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
