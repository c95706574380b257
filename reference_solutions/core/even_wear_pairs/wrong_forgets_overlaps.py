def even_wear_pairs(drivers: list[int], driven: list[int]) -> int:
    pairs = len(drivers) * len(driven)
    for prime in range(2, 4_001):
        if all(prime % small for small in range(2, int(prime**0.5) + 1)):
            pairs -= sum(not x % prime for x in drivers) * sum(not x % prime for x in driven)
    return pairs

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
