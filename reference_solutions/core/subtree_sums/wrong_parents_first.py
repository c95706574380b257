def subtree_sums(parents: list[int], weights: list[int]) -> list[int]:
    sums = list(weights)
    for node in range(len(parents) - 1, 0, -1):
        if parents[node] != -1:
            sums[parents[node]] += sums[node]
    return sums
