def two_prime_sums(targets: list[int]) -> list[int]:
    primes = {n for n in range(2, max(targets, default=2)) if all(n % d for d in range(2, int(n**0.5) + 1))}
    return [sum(target - prime in primes for prime in primes) for target in targets]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
