def contract(bosses, letters):
    assert type(bosses) is list and 1 <= len(bosses) <= 4_000
    assert all(type(boss) is int and -1 <= boss < len(bosses) for boss in bosses)
    assert bosses.count(-1) == 1
    below = [[] for _ in bosses]
    for person, boss in enumerate(bosses):
        if boss >= 0:
            below[boss].append(person)
    reached = [bosses.index(-1)]
    for person in reached:
        reached += below[person]
    assert len(reached) == len(bosses), "everyone is below the head"
    assert type(letters) is list and len(letters) <= 4_000
    for letter in letters:
        assert type(letter) is tuple and len(letter) == 2
        assert all(type(person) is int and 0 <= person < len(bosses) for person in letter)
