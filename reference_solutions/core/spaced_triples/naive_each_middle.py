def spaced_triples(values: list[int], step: int) -> int:
    triples = 0
    for middle in range(len(values)):
        before = 0
        for value in values[:middle]:
            if value + step == values[middle]:
                before += 1
        after = 0
        for value in values[middle + 1 :]:
            if value - step == values[middle]:
                after += 1
        triples += before * after
    return triples

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
