"""Numbers the places of all that is recorded; what a read takes is a difference of two sums from the first place on."""

from bisect import bisect_left


def ring_recorder(capacity: int, operations: list[tuple[str, int, int]]) -> list[int]:
    ends = [0]  # of the runs of equal numbers
    totals = [0]  # of all numbers up to there
    values = [0]
    begin = end = total = 0
    sums = []
    for name, count, value in operations:
        if name == "record":
            if count:
                end += count
                total += count * value
                ends.append(end)
                totals.append(total)
                values.append(value)
        else:
            if begin < end - capacity:
                begin = end - capacity
            stop = begin + count
            if stop > end:
                stop = end
            first = bisect_left(ends, begin)
            last = bisect_left(ends, stop, first)
            taken = totals[last] - (ends[last] - stop) * values[last]
            sums.append(taken - totals[first] + (ends[first] - begin) * values[first])
            begin = stop
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
