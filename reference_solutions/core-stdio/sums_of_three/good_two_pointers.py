"""Fixes the least, and closes in on the other two from both ends of the sorted rest."""


def main() -> None:
    n, _ = map(int, input().split())
    numbers = sorted(map(int, input().split()))
    for target in map(int, input().split()):
        ways = 0
        for i in range(n - 2):
            rest = target - numbers[i]
            low, high = i + 1, n - 1
            while low < high:
                two = numbers[low] + numbers[high]
                if two < rest:
                    low += 1
                elif two > rest:
                    high -= 1
                else:
                    ways += 1
                    low += 1
                    high -= 1
        print(ways)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
