"""Collects the differences without their sign, and lets sets join whole."""


def loads_on_two_pans(stones: list[int]) -> list[int]:
    differences = {0}
    for stone in stones:
        heavier = {difference + stone for difference in differences}
        lighter = {abs(difference - stone) for difference in differences}
        differences |= heavier
        differences |= lighter
    return sorted(differences - {0})
