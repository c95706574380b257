"""Counts the smaller numbers that have been before in a Fenwick tree."""

MODULUS = 1_000_000_007


def place(order: list[int]) -> int:
    size = len(order)
    tree = [0] * (size + 1)
    total = 0
    for position, number in enumerate(order):
        smaller = number - 1
        at = number
        while at > 0:
            smaller -= tree[at]
            at -= at & -at
        at = number
        while at <= size:
            tree[at] += 1
            at += at & -at
        total = (total * (size - position) + smaller) % MODULUS
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
