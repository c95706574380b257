def widest_prime_gaps(ranges: list[tuple[int, int]]) -> list[int]:
    largest = max((high for _, high in ranges), default=0)
    is_prime = [False, False] + [True] * largest
    for number in range(2, largest + 1):
        if is_prime[number]:
            for multiple in range(2 * number, largest + 1, number):
                is_prime[multiple] = False
    answer = []
    for low, high in ranges:
        widest = 0
        previous = None
        for number in range(low, high + 1):
            if is_prime[number]:
                if previous is not None:
                    widest = max(widest, number - previous)
                previous = number
        answer.append(widest)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
