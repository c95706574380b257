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
