from math import sqrt


def similar_readers(ratings):
    result = {}
    for reader, own in ratings.items():
        best = None
        for other, theirs in ratings.items():
            common = own.keys() & theirs.keys()
            if other == reader or not common:
                continue
            product = sum(own[b] * theirs[b] for b in common)
            value = product / sqrt(sum(own[b] ** 2 for b in common) * sum(theirs[b] ** 2 for b in common))
            if value > 1e-12 and (best is None or value > best[1] + 1e-12):
                best = other, value
        result[reader] = best
    return result

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
