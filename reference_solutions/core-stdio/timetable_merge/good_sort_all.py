"""Puts all departures into one list and sorts it."""


def main() -> None:
    departures = []
    for _ in range(int(input())):
        for _ in range(int(input())):
            departures.append(input())
    departures.sort()
    for departure in departures:
        print(departure)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
