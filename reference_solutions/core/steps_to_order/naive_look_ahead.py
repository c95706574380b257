"""The place of an order on the ring: for each number, how many smaller ones stand behind it, times a factorial."""

MODULUS = 1_000_000_007


def place(order: list[int]) -> int:
    total = 0
    factorial = 1
    behind = 0
    for position in range(len(order) - 1, -1, -1):
        smaller = 0
        for later in range(position + 1, len(order)):
            if order[later] < order[position]:
                smaller += 1
        total = (total + smaller * factorial) % MODULUS
        behind += 1
        factorial = factorial * behind % MODULUS
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
