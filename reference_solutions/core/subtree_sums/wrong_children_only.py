def subtree_sums(parents: list[int], weights: list[int]) -> list[int]:
    sums = list(weights)
    for node, parent in enumerate(parents):
        if parent != -1:
            sums[parent] += weights[node]
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
