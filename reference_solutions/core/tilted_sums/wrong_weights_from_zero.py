def tilted_sums(values: list[int], walks: list[tuple[int, int]]) -> list[int]:
    sums = []
    for first, last in walks:
        step = 1 if first <= last else -1
        sums.append(sum(abs(place - first) * values[place] for place in range(first, last + step, step)))
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
