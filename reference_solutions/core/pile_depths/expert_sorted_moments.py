"""The moments of last use, from the bottom of the pile up, are sorted by themselves: bisection finds the depth."""

from bisect import bisect


def pile_depths(requests: list[int]) -> list[int]:
    last_use: dict[int, int] = {}
    moments: list[int] = []
    depths = []
    for moment, file in enumerate(requests):
        if file in last_use:
            place = bisect(moments, last_use[file])
            depths.append(len(moments) - place)
            del moments[place - 1]
        else:
            depths.append(-1)
        last_use[file] = moment
        moments.append(moment)
    return depths

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
