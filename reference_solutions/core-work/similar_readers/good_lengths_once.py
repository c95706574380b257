import math


def similar_readers(ratings):
    lengths = {reader: math.sqrt(sum(value * value for value in own.values())) for reader, own in ratings.items()}
    names = list(ratings)
    best = dict.fromkeys(names)
    for i, reader in enumerate(names):
        own, length = ratings[reader], lengths[reader]
        for other in names[i + 1 :]:
            theirs = ratings[other]
            common = own.keys() & theirs.keys()
            if not common:
                continue
            value = sum(own[book] * theirs[book] for book in common) / (length * lengths[other])
            if value <= 1e-12:
                continue
            # Both are met in the order of `names`: the first of equals stays.
            if best[reader] is None or value > best[reader][1] + 1e-12:
                best[reader] = (other, value)
            if best[other] is None or value > best[other][1] + 1e-12:
                best[other] = (reader, value)
    return best

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
