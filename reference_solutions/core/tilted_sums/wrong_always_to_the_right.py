def tilted_sums(values: list[int], walks: list[tuple[int, int]]) -> list[int]:
    sums = []
    for first, last in walks:
        low, high = min(first, last), max(first, last)
        sums.append(sum((place - low + 1) * values[place] for place in range(low, high + 1)))
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
