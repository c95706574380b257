def contract(logs, limit, top):
    import re

    assert type(logs) is dict and len(logs) <= 300 and type(limit) is float and 0 <= top <= 5000
    assert sum(map(len, logs.values())) <= 60_000
    quarters = r"\d+(?:\.0|\.25|\.5|\.75)?"
    count = 0
    for log in logs.values():
        if not log:
            continue
        for place, entry in enumerate(log.split(",")):
            found = re.fullmatch(rf"(\+?)({quarters}):({quarters})(?:\*(\d+))?", entry)
            assert found and (found[1] == "+") is (place > 0) and (place == 0 or float(found[2]) > 0)
            assert found[4] is None or int(found[4]) >= 1
            count += int(found[4] or 1)
    assert count <= 500_000
