def subtree_sums(parents: list[int], weights: list[int]) -> list[int]:
    children: list[list[int]] = [[] for _ in parents]
    for node, parent in enumerate(parents):
        if parent != -1:
            children[parent].append(node)
    sums = list(weights)

    def add_up(node: int) -> int:
        for child in children[node]:
            sums[node] += add_up(child)
        return sums[node]

    add_up(parents.index(-1))
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
