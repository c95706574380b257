"""Decides for each member by the number of committees that begin with this member."""

from math import comb


def committee_fees(fees: list[int], seats: int, numbers: list[int]) -> list[int]:
    answer = []
    for number in numbers:
        total = 0
        free = seats
        member = 0
        while free > 0:
            with_member = comb(len(fees) - member - 1, free - 1)
            if number < with_member:
                total += fees[member]
                free -= 1
            else:
                number -= with_member
            member += 1
        answer.append(total)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
