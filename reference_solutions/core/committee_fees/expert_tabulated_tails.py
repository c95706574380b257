"""Counted from the last committee; the last seats of a committee are few enough to write their sums down."""

from bisect import bisect
from itertools import chain
from math import comb

WRITTEN_DOWN = 3


def committee_fees(fees: list[int], seats: int, numbers: list[int]) -> list[int]:
    members = range(len(fees))
    at_once = min(seats, WRITTEN_DOWN)
    turned = fees[::-1]
    sums = [0]
    for chosen in range(at_once):
        parts = [[fee + total for total in sums[: comb(behind, chosen)]] for behind, fee in enumerate(turned)]
        sums = list(chain.from_iterable(parts))
    columns = [[comb(behind, free) for behind in members] for free in range(seats, at_once, -1)]
    last = comb(len(fees), seats) - 1
    answer = []
    for number in numbers:
        rest = last - number
        total = 0
        for column in columns:
            place = bisect(column, rest)
            rest -= column[place - 1]
            total += fees[-place]
        answer.append(total + sums[rest])
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
