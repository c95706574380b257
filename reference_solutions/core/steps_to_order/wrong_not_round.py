MODULUS = 1_000_000_007


def place(order: list[int]) -> int:
    left = sorted(order)
    total = 0
    for number in order:
        total = (total * len(left) + left.index(number)) % MODULUS
        left.remove(number)
    return total


def steps_to_order(first: list[int], second: list[int]) -> int:
    return (place(second) - place(first)) % MODULUS

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
