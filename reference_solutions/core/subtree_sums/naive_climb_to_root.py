def subtree_sums(parents: list[int], weights: list[int]) -> list[int]:
    sums = [0] * len(parents)
    for node in range(len(parents)):
        above = node
        while above != -1:
            sums[above] += weights[node]
            above = parents[above]
    return sums
