def contract(views, timeout):
    assert type(views) is list and len(views) <= 20_000
    assert type(timeout) is int and 1 <= timeout <= 7200
    for view in views:
        assert list(view) == ["visitor", "at", "page"]
        assert type(view["visitor"]) is str and type(view["page"]) is str and type(view["at"]) is int
    assert len({view["visitor"] for view in views}) <= 200
