def contract(lines, window):
    import re

    assert type(lines) is list and len(lines) <= 5000 and 1 <= window <= 3600
    last = 0
    kinds = set()
    for line in lines:
        time, blank, message = line.partition(" ")
        assert blank and time.isdigit() and int(time) >= last and message.isascii() and len(message) <= 100
        last = int(time)
        kinds.add(re.sub("[0-9]+", "#", message))
    assert len(kinds) <= 3000
