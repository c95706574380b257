def heap_breaches(values: list[int], arity: int) -> int:
    count = 0
    for parent, value in enumerate(values):
        if any(child < value for child in values[arity * parent + 1 : arity * parent + arity + 1]):
            count += 1
    return count

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
