"""Halves the half of the turned row where the volume must stand."""


def main() -> None:
    n, n_questions = map(int, input().split())
    volumes = list(map(int, input().split()))
    first = 0
    while first < n and volumes[first] >= volumes[0]:
        first += 1
    first %= n  # where the least volume stands
    for _ in range(n_questions):
        wanted = int(input())
        low, high = 0, n
        while low < high:
            middle = (low + high) // 2
            if volumes[(first + middle) % n] < wanted:
                low = middle + 1
            else:
                high = middle
        print((first + low) % n + 1 if low < n else 0)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
