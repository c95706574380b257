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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
