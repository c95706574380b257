def contract(posts):
    assert type(posts) is list and 1 <= len(posts) <= 20_000
    for post in posts:
        assert type(post) is tuple and len(post) == 2
        assert all(type(number) is int and 0 <= number <= 500 for number in post)
