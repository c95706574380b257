def subtree_sums(parents: list[int], weights: list[int]) -> list[int]:
    sums = list(weights)
    for node in range(len(parents) - 1, 0, -1):
        if parents[node] != -1:
            sums[parents[node]] += sums[node]
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
