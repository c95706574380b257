import math


def similarity(a, b):
    product = 0.0
    for book in a:
        if book in b:
            product += a[book] * b[book]
    length_a = math.sqrt(sum(value * value for value in a.values()))
    length_b = math.sqrt(sum(value * value for value in b.values()))
    if length_a == 0 or length_b == 0:
        return 0.0
    return product / (length_a * length_b)


def similar_readers(ratings):
    result = {}
    for reader in ratings:
        best = None
        for other in ratings:
            if other == reader:
                continue
            value = similarity(ratings[reader], ratings[other])
            if value > 1e-12 and (best is None or value > best[1] + 1e-12):
                best = (other, value)
        result[reader] = best
    return result

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
