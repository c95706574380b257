def contract(text):
    first, second, letters = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    n, parents = int(first), [0, *map(int, second.split())]
    assert 1 <= n <= 1850, "there are 1 to 1,850 offices"
    assert len(parents) == n + 1 and len(letters) == n, "there is a number and a letter for each office"
    assert set(letters) <= {"A", "B"}, "votes are A or B"
    assert all(0 <= parent <= n for parent in parents), "an office reports to one of the offices, or to nobody"
    assert parents[1:].count(0) == 1, "one office reports to nobody"
    rooted = {0}
    for office in range(1, n + 1):
        way = []
        while office not in rooted and len(way) <= n:
            way.append(office)
            office = parents[office]
        assert office in rooted, "nobody reports in a circle"
        rooted.update(way)
