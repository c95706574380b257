"""Sorts the places by height: sorting leaves equal ones in their order."""


def way_when_sorted(heights: list[int]) -> int:
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    return sum(abs(old - new) for new, old in enumerate(order))
