"""Adds up slices: one, or two where the trip passes the seam."""


def main() -> None:
    _, n_trips = map(int, input().split())
    tolls = list(map(int, input().split()))
    for _ in range(n_trips):
        a, b = map(int, input().split())
        if a <= b:
            print(sum(tolls[a - 1 : b]))
        else:
            print(sum(tolls[a - 1 :]) + sum(tolls[:b]))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
