import re


def contract(text, widths):
    assert type(text) is str
    assert len(text) <= 45_000
    assert text == "" or re.fullmatch(r"[a-z]{1,20}(?: [a-z]{1,20})*", text)
    assert type(widths) is list
    assert len(widths) <= 40
    assert all(type(width) is int and 20 <= width <= 250 for width in widths)
