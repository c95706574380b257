"""Collects all differences between the pans, of both signs."""


def loads_on_two_pans(stones: list[int]) -> list[int]:
    differences = {0}
    for stone in stones:
        reached = set()
        for difference in differences:
            reached.add(difference)
            reached.add(difference + stone)
            reached.add(difference - stone)
        differences = reached
    loads = []
    for difference in differences:
        if difference > 0:
            loads.append(difference)
    loads.sort()
    return loads
