def contract(arguments, calls):
    assert arguments == () and len(calls) <= 10_000
    kinds = {"write": (str, int), "remove": (str,), "move": (str, str), "size": (str,), "names": (str,)}
    for method, *rest in calls:
        assert tuple(map(type, rest)) == kinds[method]
        assert method != "write" or 0 <= rest[1] <= 1_000_000_000 and rest[0] != "/"
        for path in rest:
            if type(path) is str:
                assert path == "/" or path[0] == "/" and 1 <= len(path[1:].split("/")) <= 12 and all(path[1:].split("/"))
