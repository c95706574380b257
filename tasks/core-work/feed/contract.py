def contract(arguments, calls):
    posts, followed = arguments
    assert len(posts) <= 800 and len(followed) <= 700 and len(calls) <= 16_000
    assert sum(map(len, posts.values())) <= 16_000
    last = {}
    for author, own in posts.items():
        times = [time for time, _ in own]
        assert type(author) is str and times == sorted(set(times))
        assert all(type(time) is float and 0 <= time <= 10_000_000 and type(text) is str for time, text in own)
        last[author] = times[-1] if times else -1.0
    assert len(set(followed)) == len(followed) and set(followed) <= posts.keys()
    for method, *rest in calls:
        if method == "publish":
            author, at, text = rest
            assert type(author) is str and type(at) is float and type(text) is str
            assert last.get(author, -1.0) < at <= 10_000_000
            last[author] = at
        else:
            assert len(rest) == (method in ("follow", "leave")) and method in ("__next__", "follow", "leave", "unread")
