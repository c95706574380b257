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
