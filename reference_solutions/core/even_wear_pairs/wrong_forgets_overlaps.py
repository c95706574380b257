def even_wear_pairs(drivers: list[int], driven: list[int]) -> int:
    pairs = len(drivers) * len(driven)
    for prime in range(2, 4_001):
        if all(prime % small for small in range(2, int(prime**0.5) + 1)):
            pairs -= sum(not x % prime for x in drivers) * sum(not x % prime for x in driven)
    return pairs
