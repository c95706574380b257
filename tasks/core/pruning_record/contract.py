def contract(weights, twigs):
    assert type(weights) is list and 1 <= len(weights) <= 3_000
    assert all(type(weight) is int and 1 <= weight <= 10**6 for weight in weights)
    assert type(twigs) is list and len(twigs) == len(weights) - 1
    ways = [[] for _ in weights]
    for twig in twigs:
        assert type(twig) is tuple and all(type(knot) is int and 0 <= knot < len(weights) for knot in twig)
        a, b = twig
        assert a != b
        ways[a].append(b)
        ways[b].append(a)
    reached = [0]
    seen = {0}
    for knot in reached:
        fresh = [other for other in ways[knot] if other not in seen]
        seen.update(fresh)
        reached += fresh
    assert len(reached) == len(weights), "the vine hangs together"
