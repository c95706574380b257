def tilted_sums(values: list[int], walks: list[tuple[int, int]]) -> list[int]:
    sums = []
    for first, last in walks:
        step = 1 if first <= last else -1
        sums.append(sum(abs(place - first) * values[place] for place in range(first, last + step, step)))
    return sums
