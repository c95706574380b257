"""Subtracts prefix sums, one line at a time."""


def main() -> None:
    _, n_trips = map(int, input().split())
    prefix = [0]
    for toll in map(int, input().split()):
        prefix.append(prefix[-1] + toll)
    for _ in range(n_trips):
        a, b = map(int, input().split())
        paid = prefix[b] - prefix[a - 1]
        if a > b:
            paid += prefix[-1]
        print(paid)


main()
