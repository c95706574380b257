"""Goes to every element and looks at its parent."""


def heap_breaches(values: list[int], arity: int) -> int:
    return sum(values[child] < values[(child - 1) // arity] for child in range(1, len(values)))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
