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
