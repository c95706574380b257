def contract(owners, sizes):
    assert type(owners) is dict and len(owners) <= 200 and type(sizes) is dict and len(sizes) <= 30_000
    for path in [*owners, *sizes]:
        assert type(path) is str and path[0] == "/" and path.count("/") <= 12
        assert path == "/" and path in owners or all(path[1:].split("/"))
    assert all(type(team) is str for team in owners.values())
    assert all(type(size) is int and 0 <= size <= 10_000_000 for size in sizes.values())
    folders = set()
    for path in sizes:
        while path and path not in folders:
            path = path.rpartition("/")[0]
            folders.add(path)
    assert not folders & sizes.keys() and not owners.keys() & sizes.keys()
