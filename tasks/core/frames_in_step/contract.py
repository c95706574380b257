def contract(first, second):
    for film in (first, second):
        assert type(film) is str and len(film) <= 900
        assert set(film) <= set("abcdefghijklmnopqrstuvwxyz?")
