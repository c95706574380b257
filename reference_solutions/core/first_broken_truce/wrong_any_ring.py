def first_broken_truce(people: int, feuds: list[tuple[int, int]]) -> int | None:
    parent = list(range(people))

    def find(person: int) -> int:
        while parent[person] != person:
            person = parent[person]
        return person

    for index, (a, b) in enumerate(feuds):
        a, b = find(a), find(b)
        if a == b:
            return index
        parent[a] = b
    return None

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
