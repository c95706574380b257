def contract(arguments, calls):
    phrases, shown = arguments
    assert type(phrases) is list and len(set(phrases)) == len(phrases) and 1 <= shown <= 10
    assert all(type(phrase) is str and 1 <= len(phrase) <= 40 for phrase in phrases)
    assert len(calls) <= 5_000
    known = set(phrases)
    for method, text in calls:
        assert method == "suggest" and len(text) <= 12 or method == "pick" and 1 <= len(text) <= 40
        if method == "pick":
            known.add(text)
    assert len(known) <= 2_500
