from math import sqrt


def similar_readers(ratings):
    """Row by row of the product of the matrix, scaled to unit rows, with its transpose: only what is not zero is met."""
    names = list(ratings)
    readers_of = {}
    rows = []
    for place, own in enumerate(ratings.values()):
        length = sqrt(sum([value * value for value in own.values()]))
        row = [(book, value / length) for book, value in own.items()]
        rows.append(row)
        for book, value in row:
            readers_of.setdefault(book, []).append((place, value))
    result = {}
    for place, row in enumerate(rows):
        sums = [0.0] * len(names)
        for book, value in row:
            for other, theirs in readers_of[book]:
                sums[other] += value * theirs
        sums[place] = 0.0
        most = max(sums)
        if most > 1e-12:
            # Equal ones may differ in their last digits.
            least = most - 1e-12
            other = next(other for other, value in enumerate(sums) if value >= least)
            result[names[place]] = names[other], most
        else:
            result[names[place]] = None
    return result

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
