"""Takes each number out of the list of those that are left; its index there counts the smaller ones."""

MODULUS = 1_000_000_007


def place(order: list[int]) -> int:
    left = sorted(order)
    total = 0
    for number in order:
        total *= len(left)
        index = left.index(number)
        del left[index]
        total = (total + index) % MODULUS
    return total


def steps_to_order(first: list[int], second: list[int]) -> int:
    steps = place(second) - place(first)
    if second < first:
        orders = 1
        for number in first:
            orders = orders * number % MODULUS
        steps += orders
    return steps % MODULUS

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
