def contract(parents, weights):
    assert type(parents) is list and type(weights) is list
    assert len(parents) == len(weights) and 1 <= len(parents) <= 16_000
    assert all(type(weight) is int and -(10**6) <= weight <= 10**6 for weight in weights)
    assert all(type(parent) is int and -1 <= parent < len(parents) for parent in parents)
    assert parents.count(-1) == 1
    children = [[] for _ in parents]
    for node, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(node)
    layer = [parents.index(-1)]
    reached = 0
    while layer:
        reached += len(layer)
        layer = [child for node in layer for child in children[node]]
    assert reached == len(parents), "every node hangs below the root"
