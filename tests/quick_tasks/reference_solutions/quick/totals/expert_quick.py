from itertools import accumulate


def totals(values):
    return list(accumulate(values))
