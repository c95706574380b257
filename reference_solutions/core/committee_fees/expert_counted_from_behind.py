"""Counted from the last committee, a number is a sum of binomial coefficients; bisection finds each in its column."""

from bisect import bisect
from math import comb


def committee_fees(fees: list[int], seats: int, numbers: list[int]) -> list[int]:
    members = range(len(fees))
    columns = [[comb(behind, free) for behind in members] for free in range(seats, 0, -1)]
    last = comb(len(fees), seats) - 1
    answer = []
    for number in numbers:
        rest = last - number
        total = 0
        for column in columns:
            place = bisect(column, rest)
            rest -= column[place - 1]
            total += fees[-place]
        answer.append(total)
    return answer
