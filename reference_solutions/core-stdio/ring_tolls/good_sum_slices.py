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
