"""The first children of all elements are one slice, the second ones another; each goes in step with the parents."""


def heap_breaches(values: list[int], arity: int) -> int:
    count = 0
    for number in range(1, arity + 1):
        for parent, child in zip(values, values[number::arity]):
            if child < parent:
                count += 1
    return count

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
