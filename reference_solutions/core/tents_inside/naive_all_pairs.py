"""Compares every tent with every other one."""


def tents_inside(tents: list[tuple[int, int]]) -> list[int]:
    counts = []
    for left, right in tents:
        count = 0
        for other_left, other_right in tents:
            if left < other_left and other_right < right:
                count += 1
        counts.append(count)
    return counts
