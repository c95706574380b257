"""Goes to every element and looks at its children."""


def heap_breaches(values: list[int], arity: int) -> int:
    count = 0
    for parent in range(len(values)):
        for number in range(1, arity + 1):
            child = arity * parent + number
            if child < len(values) and values[child] < values[parent]:
                count += 1
    return count

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
