"""Values as short texts for a reader: Python's notation, cut off where it gets long."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

__all__ = ["SHOWN", "shortened"]

SHOWN: Final = 200
"""Characters, where nobody asks for another number."""
_BITS_SHOWN: Final = 1000
_SET_SHOWN: Final = 1000
"""Items of a set that are put in order, so that equal sets have equal texts."""


def shortened(value: object, most: int = SHOWN) -> str:
    """A plain value in Python's notation, in one line.

    It takes time in proportion to ``most``, but for the items of a small set, whatever the value's size.

    Args:
        value: Of builtin types: what :mod:`effbench.sandboxes.values` can encode.
        most: Characters; what is cut off ends with ``…`` and its size.
    """
    pieces, length = [], 0
    for piece in _pieces(value, most):
        pieces.append(piece)
        length += len(piece)
        if length > most:
            return "".join(pieces)[:most] + f"… ({_size(value)})"
    return "".join(pieces)


def _pieces(value: object, most: int) -> Iterator[str]:
    if isinstance(value, str | bytes):
        yield repr(value[: most + 1])
    elif isinstance(value, int) and value.bit_length() > _BITS_SHOWN:
        yield f"<an integer of {value.bit_length():,} bits>"  # its digits take quadratic time, or are refused
    elif isinstance(value, list):
        yield from _items("[", value, "]", most)
    elif isinstance(value, tuple):
        yield from _items("(", value, ",)" if len(value) == 1 else ")", most)
    elif isinstance(value, set | frozenset):
        yield from _set(value, most)
    elif isinstance(value, dict):
        yield "{"
        for place, (key, item) in enumerate(value.items()):
            yield ", " if place else ""
            yield from _pieces(key, most)
            yield ": "
            yield from _pieces(item, most)
        yield "}"
    else:
        yield repr(value)


def _items(start: str, items: "list[object] | tuple[object, ...]", end: str, most: int) -> Iterator[str]:
    yield start
    for place, item in enumerate(islice(items, most)):
        yield ", " if place else ""
        yield from _pieces(item, most)
    yield end


def _set(value: "set[object] | frozenset[object]", most: int) -> Iterator[str]:
    name = type(value).__name__
    if not value:
        yield f"{name}()"
    elif len(value) > _SET_SHOWN:
        yield f"<a {name} of {len(value):,} items>"
    else:
        start, end = ("{", "}") if name == "set" else ("frozenset({", "})")
        yield start + ", ".join(sorted(shortened(item, most) for item in value)) + end


def _size(value: object) -> str:
    if isinstance(value, str):
        return f"{len(value):,} characters"
    if isinstance(value, bytes):
        return f"{len(value):,} bytes"
    if isinstance(value, list | tuple | dict | set | frozenset):
        return f"{len(value):,} item{'s' * (len(value) != 1)}"
    return "cut off"
