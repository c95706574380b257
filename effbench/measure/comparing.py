"""Compares an output with the expected answer, by the task's comparison; both are encoded plain values.

Outputs are hostile: nothing here takes more than n log n steps in their size, and what cannot be decoded, or is nested
too deeply to be walked, is wrong.
"""

import math
from typing import Any

from effbench.measure.verdicts import equal_exactly
from effbench.records.task import Comparison
from effbench.sandboxes import values

__all__ = ["equal_as_text", "equal_unordered", "equal_within", "is_right"]


def is_right(
    output: bytes, answer: bytes, comparison: Comparison, *, relative_tolerance: float, absolute_tolerance: float
) -> bool:
    """Whether an output is as good as the answer.

    Raises:
        ValueError: The answer is no encoded value, or the comparison is ``CHECKER``.
    """
    match comparison:
        case Comparison.EXACT:
            return equal_exactly(output, answer)
        case Comparison.TOLERANCE:
            return equal_within(output, answer, relative=relative_tolerance, absolute=absolute_tolerance)
        case Comparison.UNORDERED:
            return equal_unordered(output, answer)
        case Comparison.TEXT:
            return equal_as_text(output, answer)
    raise ValueError("a checker decides in a lane")


def equal_within(output: bytes, answer: bytes, *, relative: float, absolute: float) -> bool:
    """As :func:`effbench.measure.verdicts.equal_exactly`, but numbers may differ a little.

    A number is right when ``|output - answer| ≤ absolute + relative · |answer|`` (numpy's ``isclose``), where at least
    one of the two is a float or complex. Two integers must be equal, and a bool equals only the same bool. NaN equals
    NaN, an infinity only itself. Lists, tuples and values of dicts are compared item by item; elements of sets and keys
    of dicts must be equal.
    """
    if output == answer:
        return True
    expected = values.decode(answer)
    try:
        found = values.decode(output)
        return type(found) is type(expected) and _is_close(found, expected, relative, absolute)
    except (ValueError, RecursionError):
        return False


def equal_unordered(output: bytes, answer: bytes) -> bool:
    """As :func:`effbench.measure.verdicts.equal_exactly`, but the outermost list or tuple may have any order.

    Its items are compared as a multiset: equal ones must occur equally often. NaN equals NaN.
    """
    if output == answer:
        return True
    expected = values.decode(answer)
    try:
        found = values.decode(output)
        if type(found) is not type(expected):
            return False
        if type(found) not in (list, tuple):
            return _canonical(found) == _canonical(expected)
        # Sorted texts, not hashes: numbers can be chosen so that their hashes all collide.
        return len(found) == len(expected) and sorted(map(_canonical, found)) == sorted(map(_canonical, expected))
    except (ValueError, RecursionError):
        return False


def equal_as_text(output: bytes, answer: bytes) -> bool:
    """Whether both are texts with equal lines.

    White space at the end of a line and blank lines at the end of the text do not matter. Only a line feed ends a line.
    """
    expected = values.decode(answer)
    try:
        found = values.decode(output)
    except ValueError:
        return False
    return type(found) is str and type(expected) is str and _lines(found) == _lines(expected)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().split("\n")]


def _is_close(found: Any, expected: Any, relative: float, absolute: float) -> bool:
    kinds = {type(found), type(expected)}
    if kinds <= {int, float, complex} and kinds != {int}:
        return _is_close_number(found, expected, relative, absolute)
    if len(kinds) > 1 and not kinds <= {set, frozenset}:
        return False
    if kinds <= {list, tuple}:
        pairs = zip(found, expected, strict=False)
        return len(found) == len(expected) and all(_is_close(*pair, relative, absolute) for pair in pairs)
    if kinds == {dict}:
        by_key = {_canonical(key): value for key, value in found.items()}
        wanted = {_canonical(key): value for key, value in expected.items()}
        if len(found) != len(expected) or by_key.keys() != wanted.keys():
            return False
        return all(_is_close(by_key[key], value, relative, absolute) for key, value in wanted.items())
    return _canonical(found) == _canonical(expected)


def _is_close_number(found: Any, expected: Any, relative: float, absolute: float) -> bool:
    try:
        found, expected = complex(found), complex(expected)
    except OverflowError:  # an integer beyond all floats
        return bool(found == expected)
    parts = [(found.real, expected.real), (found.imag, expected.imag)]
    if not all(math.isfinite(part) for pair in parts for part in pair):
        return all(one == other or (math.isnan(one) and math.isnan(other)) for one, other in parts)
    return math.dist(*zip(*parts, strict=True)) <= absolute + relative * math.hypot(*(other for _, other in parts))


def _canonical(value: Any) -> str:
    """A text that two values share exactly when they are equal by ``==``, where NaN counts as equal to NaN."""
    kind = type(value)
    if kind in (bool, int):
        return f"i{value:x}"
    if kind is float:
        return f"i{int(value):x}" if value.is_integer() else f"f{value.hex()}"
    if kind is complex:
        return _canonical(value.real) if value.imag == 0 else f"c{_canonical(value.real)},{_canonical(value.imag)}"
    if kind is str:
        return f"s{len(value)}:{value}"
    if kind is bytes:
        return f"b{value.hex()}"
    if value is None:
        return "n"
    if kind is dict:
        return _bracketed("<>", sorted(f"{_canonical(key)}={_canonical(item)}" for key, item in value.items()))
    items = [_canonical(item) for item in value]
    if kind in (list, tuple):
        return _bracketed("[]" if kind is list else "()", items)
    return _bracketed("{}", sorted(items))


def _bracketed(brackets: str, items: list[str]) -> str:
    return f"{brackets[0]}{';'.join(items)}{brackets[1]}"
