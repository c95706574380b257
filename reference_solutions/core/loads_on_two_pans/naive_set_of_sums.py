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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
