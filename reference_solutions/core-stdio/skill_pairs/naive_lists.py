"""Joins the lists of every pair, without repetitions."""


def main() -> None:
    people = [input().split() for _ in range(int(input()))]
    best = 0
    pairs = 0
    for i in range(len(people)):
        for j in range(i + 1, len(people)):
            together = set()
            for skill in people[i] + people[j]:
                together.add(skill)
            if len(together) > best:
                best = len(together)
                pairs = 0
            if len(together) == best:
                pairs += 1
    print(best, pairs)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
