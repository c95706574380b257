from collections import deque


def pruning_record(weights: list[int], twigs: list[tuple[int, int]]) -> list[int]:
    neighbours: list[set[int]] = [set() for _ in weights]
    for a, b in twigs:
        neighbours[a].add(b)
        neighbours[b].add(a)
    waiting = deque(sorted(range(len(weights)), key=lambda knot: weights[knot]))
    record = []
    while len(record) < len(twigs):
        knot = waiting.popleft()
        if len(neighbours[knot]) == 1:
            held_by = neighbours[knot].pop()
            neighbours[held_by].remove(knot)
            record.append(held_by)
        else:
            waiting.append(knot)
    return record

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
