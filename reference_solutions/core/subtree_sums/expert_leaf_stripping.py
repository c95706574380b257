def subtree_sums(parents: list[int], weights: list[int]) -> list[int]:
    # Take leaves off, climbing on as long as that makes the parent a leaf: no child lists, no order to store. One more
    # slot at the end stands for "above the root" (index -1), so the root needs no test; its count never runs out.
    waiting = [0] * (len(parents) + 1)
    for parent in parents:
        waiting[parent] += 1
    waiting[-1] = 0
    sums = [*weights, 0]
    for leaf, count in enumerate(waiting[:-1]):
        if count:
            continue
        node = leaf
        while True:
            parent = parents[node]
            sums[parent] += sums[node]
            left = waiting[parent] - 1
            waiting[parent] = left
            if left:
                break
            node = parent
    sums.pop()
    return sums

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
