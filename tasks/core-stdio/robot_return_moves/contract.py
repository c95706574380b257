def contract(text):
    first, *walks = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 0 <= int(first) <= 14, "there are 0 to 14 walks"
    assert int(first) == len(walks), "the first line says how many follow"
    assert all(1 <= len(walk) <= 940 for walk in walks), "a walk has 1 to 940 moves"
    assert set("".join(walks)) <= set("NESW"), "moves are N, E, S and W"
