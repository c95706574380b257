def subtree_sums(parents: list[int], weights: list[int]) -> list[int]:
    sums = list(weights)
    for node, parent in enumerate(parents):
        if parent != -1:
            sums[parent] += weights[node]
    return sums
