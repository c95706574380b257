"""Halves the taken seats by how many free ones lie before each."""


def main() -> None:
    n, n_questions = map(int, input().split())
    taken = list(map(int, input().split()))
    for _ in range(n_questions):
        k = int(input())
        low, high = 0, n
        while low < high:
            middle = (low + high) // 2
            if taken[middle] - middle - 1 < k:
                low = middle + 1
            else:
                high = middle
        print(k + low)


main()
