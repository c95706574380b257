"""Divides by each resistor with a power, after Fermat."""

PRIME = 998_244_353


def inverse(number: int) -> int:
    return pow(number, PRIME - 2, PRIME)


def parallel_stages(stages: list[list[int]]) -> int:
    total = 0
    for stage in stages:
        conductance = 0
        for resistor in stage:
            conductance = (conductance + inverse(resistor)) % PRIME
        if conductance == 0:
            return -1
        total = (total + inverse(conductance)) % PRIME
    return total

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
