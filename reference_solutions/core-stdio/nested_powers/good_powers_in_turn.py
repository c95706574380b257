"""Raises to the power of b by squaring, c times."""


def main() -> None:
    m, n_questions = map(int, input().split())
    for _ in range(n_questions):
        a, b, c = map(int, input().split())
        result = a % m
        for _ in range(c):
            result = pow(result, b, m)
        print(result)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
