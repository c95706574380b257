def widest_prime_gaps(ranges: list[tuple[int, int]]) -> list[int]:
    answer = []
    for low, high in ranges:
        primes = [n for n in range(max(low, 1), high + 1) if all(n % d for d in range(2, int(n**0.5) + 1))]
        answer.append(max((b - a for a, b in zip(primes, primes[1:])), default=0))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
