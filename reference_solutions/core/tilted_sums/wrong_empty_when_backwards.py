def tilted_sums(values: list[int], walks: list[tuple[int, int]]) -> list[int]:
    return [
        sum(weight * value for weight, value in enumerate(values[first : last + 1], 1)) for first, last in walks
    ]
