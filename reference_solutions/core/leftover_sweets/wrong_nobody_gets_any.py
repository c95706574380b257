def leftover_sweets(parties: list[tuple[int, int, int]]) -> list[int]:
    return [
        sum(sweets % children for children in range(fewest, min(most, sweets) + 1))
        for sweets, fewest, most in parties
    ]
