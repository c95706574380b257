"""Looks at all volumes for every question."""


def main() -> None:
    n, n_questions = map(int, input().split())
    volumes = list(map(int, input().split()))
    for _ in range(n_questions):
        wanted = int(input())
        best = -1
        for place in range(n):
            if volumes[place] >= wanted and (best < 0 or volumes[place] < volumes[best]):
                best = place
        print(best + 1)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
