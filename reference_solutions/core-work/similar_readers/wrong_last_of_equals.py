from math import sqrt


def similar_readers(ratings):
    lengths = {r: sqrt(sum(v * v for v in own.values())) for r, own in ratings.items()}
    result = {}
    for reader, own in ratings.items():
        best = None
        for other, theirs in ratings.items():
            common = own.keys() & theirs.keys()
            if other == reader or not common:
                continue
            value = sum(own[b] * theirs[b] for b in common) / (lengths[reader] * lengths[other])
            if value > 1e-12 and (best is None or value >= best[1] - 1e-12):
                best = other, value
        result[reader] = best
    return result

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
