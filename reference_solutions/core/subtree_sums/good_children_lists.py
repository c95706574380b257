def subtree_sums(parents: list[int], weights: list[int]) -> list[int]:
    children: list[list[int]] = [[] for _ in parents]
    order = []
    for node, parent in enumerate(parents):
        if parent == -1:
            order.append(node)
        else:
            children[parent].append(node)
    for node in order:  # grows while it is read: parents come before their children
        order.extend(children[node])
    sums = list(weights)
    for node in reversed(order):
        if parents[node] != -1:
            sums[parents[node]] += sums[node]
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
