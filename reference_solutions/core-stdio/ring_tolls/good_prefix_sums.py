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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
