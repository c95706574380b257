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
