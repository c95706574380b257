import re

FIELD = r"(?:'(?:[^']|'')*'|[^;\n']*)"


def contract(text):
    assert type(text) is str
    assert len(text) <= 60_000
    assert all(sign == "\n" or " " <= sign <= "~" for sign in text)
    assert re.fullmatch(rf"(?:{FIELD}(?:;{FIELD})*\n)*", text)
