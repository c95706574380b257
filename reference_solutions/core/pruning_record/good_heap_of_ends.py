"""Keeps the knots that can be cut on a heap."""

from heapq import heapify, heappop, heappush


def pruning_record(weights: list[int], twigs: list[tuple[int, int]]) -> list[int]:
    neighbours: list[set[int]] = [set() for _ in weights]
    for a, b in twigs:
        neighbours[a].add(b)
        neighbours[b].add(a)
    heap = [(weights[knot], knot) for knot, around in enumerate(neighbours) if len(around) == 1]
    heapify(heap)
    record = []
    for _ in twigs:
        _, knot = heappop(heap)
        held_by = neighbours[knot].pop()
        neighbours[held_by].remove(knot)
        record.append(held_by)
        if len(neighbours[held_by]) == 1:
            heappush(heap, (weights[held_by], held_by))
    return record

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
