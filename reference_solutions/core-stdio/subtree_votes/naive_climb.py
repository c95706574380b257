"""Carries each vote up through all offices above."""


def main() -> None:
    n = int(input())
    parents = [0, *map(int, input().split())]
    lead = [0] * (n + 1)
    for office, letter in enumerate(input(), 1):
        vote = 1 if letter == "A" else -1
        while office != 0:
            lead[office] += vote
            office = parents[office]
    result = ""
    for office in range(1, n + 1):
        if lead[office] > 0:
            result += "A"
        elif lead[office] < 0:
            result += "B"
        else:
            result += "="
    print(result)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
