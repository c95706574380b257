def contract(pages, searches, top):
    assert type(pages) is dict and len(pages) <= 240 and len(searches) <= 40 and 1 <= top <= 20
    assert all(type(name) is str and text.isascii() and len(text) <= 700 for name, text in pages.items())
    assert all(type(search) is str and search.isascii() and len(search.split()) <= 9 for search in searches)
