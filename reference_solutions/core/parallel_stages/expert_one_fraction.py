"""Keeps sums as fractions and divides once, at the end."""

PRIME = 998_244_353


def parallel_stages(stages: list[list[int]]) -> int:
    total = 0
    below = 1
    for stage in stages:
        conductance = 0
        product = 1
        for resistor in stage:
            conductance = (conductance * resistor + product) % PRIME
            product = product * resistor % PRIME
        total = (total * conductance + product * below) % PRIME
        below = below * conductance % PRIME
    return total * pow(below, -1, PRIME) % PRIME if below else -1

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
