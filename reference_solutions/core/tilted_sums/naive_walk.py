def tilted_sums(values: list[int], walks: list[tuple[int, int]]) -> list[int]:
    sums = []
    for first, last in walks:
        step = 1 if first <= last else -1
        total = 0
        weight = 1
        for place in range(first, last + step, step):
            total += weight * values[place]
            weight += 1
        sums.append(total)
    return sums
