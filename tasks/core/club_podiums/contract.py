def contract(results, places):
    assert type(results) is list and len(results) <= 6_000
    letters = set("abcdefghijklmnopqrstuvwxyz")
    for result in results:
        assert type(result) is tuple and len(result) == 3
        club, name, points = result
        for text in (club, name):
            assert type(text) is str and 1 <= len(text) <= 8 and set(text) <= letters
        assert type(points) is int and 0 <= points <= 10**6
    assert len({name for _, name, _ in results}) == len(results), "no two people have the same name"
    assert type(places) is int and 1 <= places <= 30
