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
