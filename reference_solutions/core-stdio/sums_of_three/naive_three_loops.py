"""Adds up every choice of three."""


def main() -> None:
    n, _ = map(int, input().split())
    numbers = list(map(int, input().split()))
    for target in map(int, input().split()):
        ways = 0
        for i in range(n):
            for j in range(i + 1, n):
                for k in range(j + 1, n):
                    if numbers[i] + numbers[j] + numbers[k] == target:
                        ways += 1
        print(ways)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
