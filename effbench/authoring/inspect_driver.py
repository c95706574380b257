"""The program that draws inputs and tells what they are like: how large, in which order, with which keys.

It runs in a lane, since the generator is foreign code; what it returns is a few numbers and words for each input.
"""

from typing import Final

from effbench.records.task import Program

__all__ = ["COLLIDING", "ENTRY_POINT", "EQUAL", "FALLING", "FEW", "RISING", "WIDE", "inspect_program"]

ENTRY_POINT: Final = "effbench_inspect"
RISING: Final = "sorted"
FALLING: Final = "in reverse order"
EQUAL: Final = "all equal"
FEW: Final = "of few values"
WIDE: Final = "wide"
"""Has whole numbers that are spread far more widely than a table of them would be."""
COLLIDING: Final = "colliding"
"""Half of its different whole numbers have the same lowest bits, as many as tell the slots of a hash table."""

_DRIVER = """
LEAST = 6
KEYS = 64
FAR = 1 << 17


def effbench_inspect(draws):
    return [effbench_seen(effbench_scope["generate"](*draw)) for draw in draws]


def effbench_seen(arguments):
    reached, words = set(), set()
    for argument in arguments:
        if type(argument) is str and IS_TEXT:
            lines = argument.split("\\n")
            argument = [tuple(map(effbench_word, line.replace(";", " ").split())) for line in lines]
            reached.update({len(lines) - 1, max(map(len, lines))})
        effbench_look(argument, reached, words)
    return sorted(reached), sorted(words)


def effbench_word(word):
    try:
        return int(word)
    except ValueError:
        try:
            return float(word)
        except ValueError:
            return word


def effbench_look(value, reached, words):
    kind = type(value)
    if kind in (int, float):
        reached.add(value)
        return
    if kind in (str, bytes):
        reached.add(len(value))
        if kind is str:
            reached.update((len(set(value)), effbench_depth(value), *effbench_numbers(value)))
        if kind is bytes and value:
            reached.update((min(value), max(value)))
        return
    if kind is dict:
        value = list(value.items())
    if kind not in (list, tuple, set, frozenset, dict) or not value:
        return
    value = list(value)
    reached.add(len(value))
    first = type(value[0])
    if any(type(each) is not first for each in value):
        for each in value:
            effbench_look(each, reached, words)
    elif first in (int, float):
        reached.update((min(value), max(value), sum(value), len(set(value))))
        effbench_order(value, words)
    elif first is str:
        for each in set(value):
            if not each.isalpha():
                reached.update(effbench_numbers(each))
        reached.update((min(map(len, value)), max(map(len, value)), len(set(value))))
        effbench_order(value, words)
    else:
        for each in value:
            effbench_look(each, reached, words)
        if first in (list, tuple):
            reached.add(sum(map(len, value)))
        if first is tuple:
            by_length = {}
            for each in value:
                by_length.setdefault(len(each), []).append(each)
            for rows in by_length.values():
                for column in zip(*rows):
                    for kind in (int, str):
                        effbench_order([each for each in column if type(each) is kind], words)


def effbench_numbers(text):
    return map(int, effbench_re.findall(r"(?<!\\d)\\d{1,18}(?!\\d)", text))


def effbench_depth(text):
    depth = deepest = 0
    for sign in text:
        if sign in "([{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in ")]}":
            depth -= 1
    return deepest


def effbench_order(row, words):
    if len(row) < LEAST:
        return
    kinds = set(row)
    if len(kinds) == 1:
        words.add("all equal")
        return
    if len(kinds) * 3 <= len(row):
        words.add("of few values")
    if all(a <= b for a, b in zip(row, row[1:])):
        words.add("sorted")
    if all(a >= b for a, b in zip(row, row[1:])):
        words.add("in reverse order")
    if type(row[0]) is int and len(kinds) >= KEYS and max(kinds) - min(kinds) > FAR:
        words.add("wide")
        mask = (1 << len(kinds).bit_length()) - 1
        slots = {}
        for key in kinds:
            slots[key & mask] = slots.get(key & mask, 0) + 1
        if max(slots.values()) * 2 >= len(kinds):
            words.add("colliding")


import re as effbench_re

effbench_scope = {"__name__": "task"}
exec(compile(GENERATOR, "generator.py", "exec"), effbench_scope)
effbench_scope["generate"] = effbench_scope[GENERATE]
"""


def inspect_program(generator: Program, *, is_text: bool) -> Program:
    """Makes the driver for one task.

    Args:
        generator: The task's.
        is_text: Whether an input is the text of standard input, which is then cut into lines and words.

    Returns:
        A program that takes a list of (seed, size, level, test index) and returns for each the numbers that the input
        reaches (lengths, least and largest values, sums) and the words above that are true of one of its rows.
    """
    constants = (
        f"GENERATOR = {generator.source!r}",
        f"GENERATE = {generator.entry_point!r}",
        f"IS_TEXT = {is_text!r}",
    )
    return Program(source="\n".join(constants) + "\n" + _DRIVER, entry_point=ENTRY_POINT)
