"""Takes the least of every slice."""


def main() -> None:
    n, k = map(int, input().split())
    readings = list(map(int, input().split()))
    for start in range(n - k + 1):
        print(min(readings[start : start + k]))


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
