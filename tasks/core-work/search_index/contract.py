import re


def contract(arguments, calls):
    assert arguments == () and len(calls) <= 3_600
    notes = set()
    for method, first, *rest in calls:
        if method == "put":
            (text,) = rest
            assert type(first) is int and 0 <= first <= 999 and type(text) is str and len(re.findall("[A-Za-z0-9]+", text)) <= 60
            notes.add(first)
        elif method == "search":
            assert type(first) is str and len(first.split()) <= 4 and 1 <= rest[0] <= 50
        else:
            assert all(type(note) is int and 0 <= note <= 999 for note in (first, *rest)) and len(rest) == (method == "common")
    assert len(notes) <= 900
