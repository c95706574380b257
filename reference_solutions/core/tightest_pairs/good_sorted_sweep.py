"""Sorts the buoys from west to east; looks eastward from each only as far as the shortest distance so far."""


def tightest_pairs(buoys: list[tuple[int, int]]) -> tuple[int, int]:
    buoys = sorted(buoys)
    shortest = (buoys[0][0] - buoys[1][0]) ** 2 + (buoys[0][1] - buoys[1][1]) ** 2
    count = 0
    for i, (x, y) in enumerate(buoys):
        for j in range(i + 1, len(buoys)):
            other_x, other_y = buoys[j]
            across = (other_x - x) ** 2
            if across > shortest:
                break
            distance = across + (other_y - y) ** 2
            if distance < shortest:
                shortest = distance
                count = 1
            elif distance == shortest:
                count += 1
    return shortest, count

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
