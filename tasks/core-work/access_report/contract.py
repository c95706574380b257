import re

LINE = re.compile(r'[\d.]+ - \w*-? \[[\w/:]+ [+]\d{4}\] "[^"\n]*" [1-5]\d\d (?:\d+|-) "[^"\n]*" ".*"')


def contract(log, top):
    assert type(log) is str and type(top) is int and 1 <= top <= 100
    lines = log.removesuffix("\n").split("\n") if log else []
    assert len(lines) <= 16_000
    assert all(len(line) <= 250 and LINE.fullmatch(line) for line in lines)
