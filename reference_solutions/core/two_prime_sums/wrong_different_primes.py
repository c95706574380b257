def two_prime_sums(targets: list[int]) -> list[int]:
    primes = {n for n in range(2, 60_000) if all(n % d for d in range(2, int(n**0.5) + 1))}
    return [sum(target - prime in primes for prime in primes if 2 * prime < target) for target in targets]
