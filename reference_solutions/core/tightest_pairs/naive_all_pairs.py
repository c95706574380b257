"""Measures all pairs."""


def tightest_pairs(buoys: list[tuple[int, int]]) -> tuple[int, int]:
    shortest = None
    count = 0
    for i in range(len(buoys)):
        for j in range(i + 1, len(buoys)):
            across = buoys[i][0] - buoys[j][0]
            along = buoys[i][1] - buoys[j][1]
            distance = across * across + along * along
            if shortest is None or distance < shortest:
                shortest = distance
                count = 1
            elif distance == shortest:
                count += 1
    return shortest, count

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
