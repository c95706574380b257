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
