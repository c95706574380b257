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
