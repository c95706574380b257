"""Counts the ones in the binary digits, number by number."""


def same_ones(limit: int, factor: int) -> int:
    same = 0
    for number in range(limit):
        if bin(number).count("1") == bin(factor * number).count("1"):
            same += 1
    return same
