"""Drives every trip, section by section."""


def main() -> None:
    n, n_trips = map(int, input().split())
    tolls = list(map(int, input().split()))
    for _ in range(n_trips):
        a, b = map(int, input().split())
        section = a - 1
        paid = tolls[section]
        while section != b - 1:
            section += 1
            if section == n:
                section = 0
            paid += tolls[section]
        print(paid)


main()
