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
