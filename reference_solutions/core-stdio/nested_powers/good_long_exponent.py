"""Raises once, to the whole exponent with its hundreds of bits."""


def main() -> None:
    m, n_questions = map(int, input().split())
    for _ in range(n_questions):
        a, b, c = map(int, input().split())
        print(pow(a, b**c, m))


main()
