"""Counted from the last committee; its seats are found two at a time, and the last two have their sums written down."""

from bisect import bisect
from math import comb

AT_ONCE = 2


def committee_fees(fees: list[int], seats: int, numbers: list[int]) -> list[int]:
    members = range(len(fees))
    turned = fees[::-1]
    last = comb(len(fees), seats) - 1
    groups = []
    while seats:
        at_once = min(seats, AT_ONCE)
        seats -= at_once
        # For each choice of so many members: the number of the first committee with them, and their fees.
        starts, sums = [0], [0]
        for chosen in range(at_once):
            choices = [comb(behind, chosen) for behind in members]
            steps = [comb(behind, seats + chosen + 1) for behind in members]
            starts = [step + start for step, end in zip(steps, choices) for start in starts[:end]]
            sums = [fee + total for fee, end in zip(turned, choices) for total in sums[:end]]
        groups.append((starts, sums))
    written = groups.pop()[1]
    answer = []
    for number in numbers:
        rest = last - number
        total = 0
        for starts, sums in groups:
            place = bisect(starts, rest) - 1
            rest -= starts[place]
            total += sums[place]
        answer.append(total + written[rest])
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
