"""Takes the least of every slice."""


def main() -> None:
    n, k = map(int, input().split())
    readings = list(map(int, input().split()))
    for start in range(n - k + 1):
        print(min(readings[start : start + k]))


main()
