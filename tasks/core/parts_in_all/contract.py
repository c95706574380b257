def contract(needs):
    assert type(needs) is list and len(needs) <= 1_400
    for parts in needs:
        assert type(parts) is list and len(parts) <= 12
        assert all(type(part) is int and 0 <= part < len(needs) for part in parts)
        assert len(set(parts)) == len(parts), "the needs of a thing differ"
    needed_by = [0] * len(needs)
    for parts in needs:
        for part in parts:
            needed_by[part] += 1
    order = [thing for thing, count in enumerate(needed_by) if count == 0]
    for thing in order:
        for part in needs[thing]:
            needed_by[part] -= 1
            if needed_by[part] == 0:
                order.append(part)
    assert len(order) == len(needs), "nothing runs in a circle"
