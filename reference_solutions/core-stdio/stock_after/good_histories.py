"""Keeps each item's history and bisects it, line by line."""

from bisect import bisect_right
from collections import defaultdict


def main() -> None:
    n, n_questions = map(int, input().split())
    moments = defaultdict(lambda: [0])
    stocks = defaultdict(lambda: [0])
    for moment in range(1, n + 1):
        kind, item, amount = input().split()
        history = stocks[item]
        change = int(amount) if kind == "in" else -int(amount)
        if history[-1] + change >= 0:
            history.append(history[-1] + change)
            moments[item].append(moment)
    for _ in range(n_questions):
        item, k = input().split()
        print(stocks[item][bisect_right(moments[item], int(k)) - 1])


main()

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
