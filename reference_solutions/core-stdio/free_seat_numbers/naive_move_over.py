"""Starts at seat k and moves over by one for every taken seat up to there."""


def main() -> None:
    _, n_questions = map(int, input().split())
    taken = list(map(int, input().split()))
    for _ in range(n_questions):
        seat = int(input())
        for other in taken:
            if other > seat:
                break
            seat += 1
        print(seat)


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
