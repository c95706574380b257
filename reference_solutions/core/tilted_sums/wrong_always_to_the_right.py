def tilted_sums(values: list[int], walks: list[tuple[int, int]]) -> list[int]:
    sums = []
    for first, last in walks:
        low, high = min(first, last), max(first, last)
        sums.append(sum((place - low + 1) * values[place] for place in range(low, high + 1)))
    return sums
