"""Looks at all knots each day."""


def pruning_record(weights: list[int], twigs: list[tuple[int, int]]) -> list[int]:
    neighbours: list[set[int]] = [set() for _ in weights]
    for a, b in twigs:
        neighbours[a].add(b)
        neighbours[b].add(a)
    record = []
    for _ in twigs:
        lightest = None
        for knot in range(len(weights)):
            if len(neighbours[knot]) == 1 and (lightest is None or weights[knot] < weights[lightest]):
                lightest = knot
        held_by = neighbours[lightest].pop()
        neighbours[held_by].remove(lightest)
        record.append(held_by)
    return record

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
