"""Collects the differences without their sign, and lets sets join whole."""


def loads_on_two_pans(stones: list[int]) -> list[int]:
    differences = {0}
    for stone in stones:
        heavier = {difference + stone for difference in differences}
        lighter = {abs(difference - stone) for difference in differences}
        differences |= heavier
        differences |= lighter
    return sorted(differences - {0})

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
