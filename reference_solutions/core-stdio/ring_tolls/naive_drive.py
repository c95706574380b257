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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
