def contract(text):
    lines = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 1 <= int(lines[0]) <= 12, "there are 1 to 12 timetables"
    at, total = 1, 0
    for _ in range(int(lines[0])):
        rows = lines[at + 1 : at + 1 + int(lines[at])]
        assert len(rows) == int(lines[at]), "a timetable says how many departures it has"
        assert rows == sorted(rows), "a timetable is in order"
        for row in rows:
            time, space, place = row[:5], row[5], row[6:]
            assert time[2] == ":" and "00" <= time[:2] <= "23" and "00" <= time[3:] <= "59", "times are times of a day"
            assert space == " " and 1 <= len(place) <= 16, "a destination has 1 to 16 characters"
            assert all("a" <= sign <= "z" or sign == " " for sign in place) and place == place.strip(), "small letters"
        at += 1 + len(rows)
        total += len(rows)
    assert at == len(lines) and total <= 2100, "there are at most 2,100 departures, and nothing else"
