"""Halves the taken seats by how many free ones lie before each."""


def main() -> None:
    n, n_questions = map(int, input().split())
    taken = list(map(int, input().split()))
    for _ in range(n_questions):
        k = int(input())
        low, high = 0, n
        while low < high:
            middle = (low + high) // 2
            if taken[middle] - middle - 1 < k:
                low = middle + 1
            else:
                high = middle
        print(k + low)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
