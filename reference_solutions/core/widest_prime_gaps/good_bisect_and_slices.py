from bisect import bisect_left, bisect_right


def widest_prime_gaps(ranges: list[tuple[int, int]]) -> list[int]:
    largest = max((high for _, high in ranges), default=0)
    composite = [False] * (largest + 1)
    primes = []
    for number in range(2, largest + 1):
        if composite[number]:
            continue
        primes.append(number)
        for multiple in range(number * number, largest + 1, number):
            composite[multiple] = True
    gaps = [later - earlier for earlier, later in zip(primes, primes[1:])]
    answer = []
    for low, high in ranges:
        first = bisect_left(primes, low)
        last = bisect_right(primes, high)
        within = gaps[first : last - 1] if last > first else []
        answer.append(max(within, default=0))
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
