def contract(titles):
    assert type(titles) is list and len(titles) <= 650
    assert all(type(title) is str and title.isascii() and len(title) <= 60 for title in titles)
