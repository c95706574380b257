def loads_on_two_pans(stones: list[int]) -> list[int]:
    differences = {0}
    for stone in stones:
        differences = {d + stone for d in differences} | {abs(d - stone) for d in differences}
    return sorted(differences - {0})
