"""Goes through every window."""


def main() -> None:
    n, k = map(int, input().split())
    readings = list(map(int, input().split()))
    for start in range(n - k + 1):
        lowest = readings[start]
        for place in range(start + 1, start + k):
            if readings[place] < lowest:
                lowest = readings[place]
        print(lowest)


main()
