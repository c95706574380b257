def two_prime_sums(targets: list[int]) -> list[int]:
    primes = {n for n in range(2, max(targets, default=2)) if all(n % d for d in range(2, int(n**0.5) + 1))}
    return [sum(target - prime in primes for prime in primes) for target in targets]
