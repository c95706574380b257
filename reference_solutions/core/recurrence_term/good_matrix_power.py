def multiply(a: list[list[int]], b: list[list[int]], modulus: int) -> list[list[int]]:
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) % modulus for column in columns] for row in a]


def recurrence_term(coefficients: list[int], first: list[int], index: int, modulus: int) -> int:
    order = len(coefficients)
    if index < order:
        return first[index] % modulus
    step = [list(coefficients)] + [[int(column == row) for column in range(order)] for row in range(order - 1)]
    vector = [[term] for term in reversed(first)]
    power = index - order + 1
    while power:
        if power % 2:
            vector = multiply(step, vector, modulus)
        power //= 2
        if power:
            step = multiply(step, step, modulus)
    return vector[0][0]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
