PRIME = 998_244_353


def parallel_stages(stages: list[list[int]]) -> int:
    total = 0
    for stage in stages:
        conductance = sum(pow(resistor, -1, PRIME) for resistor in stage) % PRIME
        total += pow(conductance, PRIME - 2, PRIME)
    return total % PRIME

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
