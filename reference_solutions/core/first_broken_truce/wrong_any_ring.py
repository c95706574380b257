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
