"""Counts, from the largest divisor down, the pairs that have exactly this greatest common divisor."""


def even_wear_pairs(drivers: list[int], driven: list[int]) -> int:
    if not drivers or not driven:
        return 0
    most = max(max(drivers), max(driven))
    first = [0] * (most + 1)
    second = [0] * (most + 1)
    for teeth in drivers:
        first[teeth] += 1
    for teeth in driven:
        second[teeth] += 1
    exact = [0] * (most + 1)
    for divisor in range(most, 0, -1):
        common = sum(first[divisor::divisor]) * sum(second[divisor::divisor])
        exact[divisor] = common - sum(exact[2 * divisor :: divisor])
    return exact[1]

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
