PRIME = 998_244_353


def parallel_stages(stages: list[list[int]]) -> int:
    total = 0
    for stage in stages:
        conductance = sum(pow(resistor, -1, PRIME) for resistor in stage) % PRIME
        if conductance == 0:
            return -1
        total += pow(conductance, -1, PRIME)
    return total % PRIME or -1
