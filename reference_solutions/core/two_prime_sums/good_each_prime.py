"""Tries the primes only as first summands; an odd target needs the 2."""


def two_prime_sums(targets: list[int]) -> list[int]:
    most = max(targets, default=2)
    is_prime = bytearray(b"\1") * (most + 1)
    is_prime[:2] = b"\0\0"
    for number in range(2, int(most**0.5) + 1):
        if is_prime[number]:
            is_prime[number * number :: number] = bytes(len(range(number * number, most + 1, number)))
    primes = [number for number in range(most + 1) if is_prime[number]]
    answer = []
    for target in targets:
        if target % 2:
            answer.append(int(is_prime[target - 2]))
            continue
        ways = 0
        for prime in primes:
            if prime > target // 2:
                break
            ways += is_prime[target - prime]
        answer.append(ways)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
