"""Floats, and lists of ints or floats alone, within encoded values: see :mod:`effbench.sandboxes.values`."""

import struct
from collections.abc import Sequence
from typing import Any

__all__ = ["CUT_SHORT", "SMALL", "float_bytes", "floats_bytes", "packed", "read_float", "read_floats", "read_ints"]

SMALL = 1 << 63
"""Ints from ``-SMALL`` up to below it are written in 64 bits."""
CUT_SHORT = "not an encoded value: it is cut short"

_NAN = b"\x00\x00\x00\x00\x00\x00\xf8\x7f"
_OTHER_NAN = "not an encoded value: a NaN of other bits"
_INT_CODES = {1: "b", 2: "h", 4: "i", 8: "q"}  # of struct, by width
_double, _head, _wide_head = struct.Struct("<d").pack, struct.Struct("<cI").pack, struct.Struct("<cBI").pack
_read_length, _read_wide_head = struct.Struct("<I").unpack_from, struct.Struct("<BI").unpack_from
_read_double = struct.Struct("<d").unpack_from


def packed(items: list[Any]) -> bytes:
    """The encoding of a list that holds ints or floats alone; empty for any other list."""
    kind = type(items[0]) if items else None
    if (kind is not int and kind is not float) or len(set(map(type, items))) > 1:
        return b""
    if kind is float:
        return _head(b"e", len(items)) + floats_bytes(items)
    width = _int_width(items)
    if not width:
        return b""
    return _wide_head(b"q", width, len(items)) + struct.pack(f"<{len(items)}{_INT_CODES[width]}", *items)


def float_bytes(number: float) -> bytes:
    """The 8 bytes of a float."""
    return _double(number) if number == number else _NAN


def floats_bytes(numbers: Sequence[float]) -> bytes:
    """The bytes of several floats."""
    total = sum(numbers)
    if total == total:  # no NaN among them
        return struct.pack(f"<{len(numbers)}d", *numbers)
    return b"".join(map(float_bytes, numbers))


def read_ints(data: bytes, at: int) -> tuple[list[int], int]:
    """Reads what follows the tag of a list of ints, and says where it ends."""
    width, n = _read_wide_head(data, at)
    if width not in _INT_CODES or not n:
        raise ValueError(f"not an encoded value: a list of {n} ints of width {width}")
    end = at + 5 + n * width
    if end > len(data):
        raise ValueError(CUT_SHORT)
    numbers = list(struct.unpack_from(f"<{n}{_INT_CODES[width]}", data, at + 5))
    if width > 1 and _int_width(numbers) < width:
        raise ValueError("not an encoded value: a list of ints is wider than they are")
    return numbers, end


def _int_width(numbers: list[int]) -> int:
    largest = max(max(numbers), ~min(numbers))
    return 1 if largest < 1 << 7 else 2 if largest < 1 << 15 else 4 if largest < 1 << 31 else 8 * (largest < SMALL)


def read_float(data: bytes, at: int) -> tuple[float, int]:
    """Reads what follows the tag of a float, and says where it ends."""
    (number,) = _read_double(data, at)
    if number != number and data[at : at + 8] != _NAN:
        raise ValueError(_OTHER_NAN)
    return number, at + 8


def read_floats(data: bytes, at: int) -> tuple[list[float], int]:
    """Reads what follows the tag of a list of floats, and says where it ends."""
    (n,) = _read_length(data, at)
    if not n:
        raise ValueError("not an encoded value: a list of 0 floats")
    end = at + 4 + 8 * n
    if end > len(data):
        raise ValueError(CUT_SHORT)
    numbers = struct.unpack_from(f"<{n}d", data, at + 4)
    total = sum(numbers)
    if total != total and floats_bytes(numbers) != data[at + 4 : end]:
        raise ValueError(_OTHER_NAN)
    return list(numbers), end
