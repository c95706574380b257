def loads_on_two_pans(stones: list[int]) -> list[int]:
    reached = 1
    for stone in stones:
        reached |= reached << stone
    return [load for load in range(1, sum(stones) + 1) if reached >> load & 1]
