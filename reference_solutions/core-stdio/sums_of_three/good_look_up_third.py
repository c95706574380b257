"""Looks up the third for every choice of two; each way is found three times."""


def main() -> None:
    n, _ = map(int, input().split())
    numbers = list(map(int, input().split()))
    known = set(numbers)
    for target in map(int, input().split()):
        ways = 0
        for i in range(n):
            for j in range(i + 1, n):
                third = target - numbers[i] - numbers[j]
                if third in known and third != numbers[i] and third != numbers[j]:
                    ways += 1
        print(ways // 3)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
