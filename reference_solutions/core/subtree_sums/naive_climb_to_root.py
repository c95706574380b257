def subtree_sums(parents: list[int], weights: list[int]) -> list[int]:
    sums = [0] * len(parents)
    for node in range(len(parents)):
        above = node
        while above != -1:
            sums[above] += weights[node]
            above = parents[above]
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
