"""Marks in programs: the program does what it did, and whoever hears the marks knows the line at work."""

from collections import Counter
from typing import Any

import pytest

from effbench.text.line_marks import MOST_LINES, marked_program


class Listener:
    """In place of ``os.umask``: follows the marks as the emulator's plugin does."""

    def __init__(self) -> None:
        self.line, self.callers, self.begun = 0, list[int](), Counter[int]()

    def __call__(self, mask: int) -> int:
        assert mask & 511 == 0
        line, move, kind = mask >> 14, mask >> 12 & 3, mask >> 9 & 7
        if move == 1:
            self.callers.append(self.line)
        elif move == 2:
            line = self.callers.pop()
        self.line = line
        if kind < 3 and line:
            self.begun[line] += 1
        return 0


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Listener:
    found = Listener()
    monkeypatch.setattr("posix.umask", found)
    return found


def load(source: str, *, at_top: bool = False) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(marked_program(source, at_top=at_top), names)
    return names


def test_each_line_begins_as_often_as_its_statement(listener: Listener) -> None:
    source = '''"""Text."""
from __future__ import annotations
def work(n):
    """Text."""
    total = 0
    for item in range(n):
        if item % 2:
            continue
        elif item > 4:
            total += item
        else:
            total -= 1
    while total > 0:
        total -= 7
    else:
        total = -total
    return total + 0
'''
    plain: dict[str, Any] = {}
    exec(source, plain)
    assert load(source)["work"](10) == plain["work"](10)
    assert listener.begun == {5: 1, 6: 11, 7: 10, 8: 5, 9: 5, 10: 2, 12: 3, 13: 3, 14: 2, 16: 1, 17: 1}
    assert (listener.line, listener.callers) == (0, [])


def test_a_callers_line_goes_on_when_a_function_returns_raises_or_pauses(listener: Listener) -> None:
    source = """
def ask():
    heard.append(line())
def give(n):
    for item in range(n):
        got = yield item
        heard.append(line())
def fail(n):
    return fail(n - 1) if n else 1 // n
class Thing:
    def __lt__(self, other):
        return id(self) < id(other)
def work():
    for item in give(2):
        ask(); ask()
    try:
        fail(3)
    except ZeroDivisionError:
        pass
    sorted([Thing(), Thing()]); heard.append(line())
    unfinished = give(9)
    next(unfinished)
    del unfinished; heard.append(line())
    [*give(1)]; heard.append(line())
    return (ask(), line())
"""
    heard: list[int] = []
    names = load(source)
    names |= {"heard": heard, "line": lambda: listener.line}
    assert names["work"]() == (None, 25)
    assert heard == [3, 3, 7, 3, 3, 7, 20, 23, 7, 24, 3]
    assert (listener.line, listener.callers) == (0, [])


def test_whole_programs_have_marks_at_their_top_level(listener: Listener) -> None:
    names = load("import sys\nfor _ in range(3):\n    pass\nclass A:\n    x = True\ndone = A.x\n", at_top=True)
    assert names["done"] is True
    assert listener.begun == {1: 1, 2: 4, 3: 3, 4: 1, 6: 1}
    assert listener.line == 0


@pytest.mark.parametrize("source", ["def f(:", "x = 1\0", "\n" * MOST_LINES + "def f():\n    pass\n"])
def test_what_cannot_be_marked_is_refused(source: str) -> None:
    with pytest.raises((SyntaxError, ValueError)):
        marked_program(source, at_top=False)
