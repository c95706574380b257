def contract(text):
    import json

    assert type(text) is str and len(text) <= 1_200_000 and (not text or text.endswith("\n"))
    lines = text.split("\n")[:-1]
    assert len(lines) <= 1800
    columns = set()
    for line in lines:
        record = json.loads(line)
        assert type(record) is dict
        waiting = [("", record, 0)]
        while waiting:
            path, value, depth = waiting.pop()
            assert depth <= 5
            if type(value) is dict:
                assert all(key.isascii() and key.isalnum() and key[0].isalpha() for key in value)
                waiting += [(path + "." + key, inner, depth + 1) for key, inner in value.items()]
            elif type(value) is list:
                waiting += [(f"{path}.{place}", inner, depth + 1) for place, inner in enumerate(value)]
            else:
                columns.add(path)
    assert len(columns) <= 130
