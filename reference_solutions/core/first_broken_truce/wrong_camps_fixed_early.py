def first_broken_truce(people: int, feuds: list[tuple[int, int]]) -> int | None:
    camp: dict[int, int] = {}
    for index, (a, b) in enumerate(feuds):
        if a not in camp and b not in camp:
            camp[a] = 0
        if a not in camp:
            camp[a] = 1 - camp[b]
        if b not in camp:
            camp[b] = 1 - camp[a]
        if camp[a] == camp[b]:
            return index
    return None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
