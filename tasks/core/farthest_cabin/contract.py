def contract(trails):
    assert type(trails) is list and len(trails) <= 1_499
    cabins = len(trails) + 1
    ways = [[] for _ in range(cabins)]
    for trail in trails:
        assert type(trail) is tuple and all(type(number) is int for number in trail)
        a, b, minutes = trail
        assert 0 <= a < cabins and 0 <= b < cabins and a != b
        assert 0 <= minutes <= 100_000
        ways[a].append(b)
        ways[b].append(a)
    reached = [0]
    seen = {0}
    for cabin in reached:
        fresh = [other for other in ways[cabin] if other not in seen]
        seen.update(fresh)
        reached += fresh
    assert len(reached) == cabins, "all cabins hang together"
