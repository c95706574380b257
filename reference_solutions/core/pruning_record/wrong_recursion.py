def pruning_record(weights: list[int], twigs: list[tuple[int, int]]) -> list[int]:
    order = sorted(range(len(weights)), key=weights.__getitem__)
    rank = {knot: place for place, knot in enumerate(order)}
    holders: list[set[int]] = [set() for _ in weights]
    for a, b in twigs:
        holders[a].add(b)
        holders[b].add(a)
    record: list[int] = []

    def cut(knot: int, sweep: int) -> None:
        if len(holders[knot]) != 1 or rank[knot] > sweep:
            return
        holder = holders[knot].pop()
        holders[holder].discard(knot)
        record.append(holder)
        cut(holder, sweep)

    for sweep, knot in enumerate(order):
        cut(knot, sweep)
    return record

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
