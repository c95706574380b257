def pairs_in_touch(huts: int, bridges: list[tuple[int, int]]) -> list[int]:
    parent = list(range(huts))
    size = [1] * huts

    def find(hut: int) -> int:
        while parent[hut] != hut:
            hut = parent[hut]
        return hut

    pairs = 0
    answer = []
    for a, b in bridges:
        a, b = find(a), find(b)
        pairs += size[a] * size[b]
        if a != b:
            parent[b] = a
            size[a] += size[b]
        answer.append(pairs)
    return answer

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
