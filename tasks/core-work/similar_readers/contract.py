def contract(ratings):
    assert type(ratings) is dict and len(ratings) <= 400
    assert len({book for own in ratings.values() for book in own}) <= 2000
    for own in ratings.values():
        assert type(own) is dict and len(own) <= 60
        assert all(type(book) is str and type(value) is float and 0 < abs(value) <= 5.0 for book, value in own.items())
