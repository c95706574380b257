"""Tries to arrive with each of the flocks."""


def whole_passages(passages: list[tuple[int, int]], stay: int) -> int:
    most = 0
    for arrival, _ in passages:
        noted = 0
        for first, last in passages:
            if first >= arrival and last <= arrival + stay:
                noted += 1
        most = max(most, noted)
    return most
