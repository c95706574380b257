"""Multiplies b times to raise to the power of b, and does that c times."""


def main() -> None:
    m, n_questions = map(int, input().split())
    for _ in range(n_questions):
        a, b, c = map(int, input().split())
        result = a % m
        for _ in range(c):
            power = 1 % m
            for _ in range(b):
                power = power * result % m
            result = power
        print(result)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
