def bucket_counts(eggs: list[int], bounds: list[int]) -> list[int]:
    lows = [0, *bounds[:-1]]
    return [sum(low <= egg < high for egg in eggs) for low, high in zip(lows, bounds)]
