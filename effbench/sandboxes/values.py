"""Plain Python values as bytes: the one encoding of inputs, answers, results and the cache.

Only the exact builtin types None, bool, int, float, complex, str, bytes, list, tuple, set, frozenset and dict are
values. A value has one encoding, but for the order of its sets, and :func:`decode` takes no other bytes. All numbers
are little-endian; a length is a u32.

=========  ===============================================================================================
tag        what follows it
=========  ===============================================================================================
``N T F``  nothing: None, True, False
``i``      an int of 64 bits with sign
``I``      any other int: length in bytes, lower-case hexadecimal digits, ``-`` before them where negative
``f``      a float: IEEE 754 in 8 bytes; every NaN is 0x7ff8000000000000
``c``      a complex: two such floats
``s``      a str: u8 width (the smallest of 1, 2, 4 that holds all code points), length, code points
``b``      bytes: length, bytes
``[ (``    a list, a tuple: length, items
``{ <``    a set, a frozenset: length, items in the order of iteration
``d``      a dict: number of pairs, then key, value, key, value …
``q``      a list of ints of 64 bits, at least one: u8 width (the smallest of 1, 2, 4, 8), length, ints
``e``      a list of floats, at least one: length, floats as after ``f``
=========  ===============================================================================================

A list that ``q`` or ``e`` can hold is never written as ``[``. Surrogates are code points like any other.
"""

import re
import struct
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, Final, TypeVar

from effbench.sandboxes.packed_numbers import CUT_SHORT, SMALL, float_bytes, packed, read_float, read_floats, read_ints

__all__ = ["FORMAT", "LIST", "MAX_DEPTH", "TUPLE", "NotPlain", "decode", "encode", "encode_tuple", "is_value"]

FORMAT: Final = "values 1"
"""Part of the keys of everything that is cached in this encoding. Another encoding takes another name."""
MAX_DEPTH: Final = 200
"""Containers within each other."""
TUPLE: Final = b"("
"""The first byte of an encoded tuple, and of no other value."""
LIST: Final = b"["
"""The first byte of an encoded list that is not packed."""
MAX_COLLISIONS: Final = 1000

_Made = TypeVar("_Made", set[Any], frozenset[Any], dict[Any, Any])

_CONSTANTS = {None: b"N", True: b"T", False: b"F"}
_CONTAINERS: dict[type, bytes] = {list: b"[", tuple: TUPLE, set: b"{", frozenset: b"<", dict: b"d"}
_head, _wide_head = struct.Struct("<cI").pack, struct.Struct("<cBI").pack
_small_int = struct.Struct("<cq").pack


class NotPlain(Exception):
    """The value, or something in it, is not of an exact builtin type, is nested too deeply or is too long."""


def encode(value: object) -> bytes:
    """Encodes a value.

    Raises:
        NotPlain: Names the type that is refused, or says that the value is nested deeper than :data:`MAX_DEPTH` or that
            something in it has 2**32 items or more.
    """
    parts: list[bytes] = []
    try:
        _write_all((value,), 0, parts.append)
    except struct.error as error:
        raise NotPlain("something of 2**32 items or more") from error
    return b"".join(parts)


def encode_tuple(parts: Iterable[bytes]) -> bytes:
    """Makes the encoding of a tuple from the encodings of its items, without decoding them."""
    items = list(parts)
    return _head(TUPLE, len(items)) + b"".join(items)


def is_value(data: bytes, *, depth: int = 0) -> bool:
    """Whether :func:`decode` takes the bytes."""
    try:
        decode(data, depth=depth)
    except ValueError:
        return False
    return True


def decode(data: bytes, *, depth: int = 0) -> Any:
    """Decodes what :func:`encode` made.

    Raises:
        ValueError: The bytes are not such an encoding.
    """
    try:
        (value,), end = _read_all(data, 0, 1, depth)
    except (struct.error, IndexError) as error:
        raise ValueError(CUT_SHORT) from error
    if end < len(data):
        raise ValueError("not an encoded value: there is more behind it")
    return value


def _write_all(items: Iterable[Any], depth: int, write: Callable[[bytes], None]) -> None:
    """Writes values one after the other. One frame for each level of nesting, and none for each leaf."""
    for item in items:
        kind = type(item)
        if kind is str:
            write(_wide_head(b"s", 1, len(item)) + item.encode() if item.isascii() else _text(item))
        elif kind is int:
            write(_small_int(b"i", item) if -SMALL <= item < SMALL else _large_int(item))
        elif kind is float:
            write(b"f" + float_bytes(item))
        elif kind in _CONTAINERS:
            if depth >= MAX_DEPTH:
                raise NotPlain(f"nested deeper than {MAX_DEPTH} levels")
            if kind is list and (together := packed(item)):
                write(together)
            else:
                write(_head(_CONTAINERS[kind], len(item)))
                _write_all(chain.from_iterable(item.items()) if kind is dict else item, depth + 1, write)
        else:
            write(_rare_leaf(item, kind))


def _rare_leaf(item: Any, kind: type) -> bytes:
    if item is None or kind is bool:
        return _CONSTANTS[item]
    if kind is bytes:
        return _head(b"b", len(item)) + bytes(item)
    if kind is complex:
        return b"c" + float_bytes(item.real) + float_bytes(item.imag)
    raise NotPlain(f"a value of type {kind.__name__}")


def _text(text: str) -> bytes:
    try:
        return _wide_head(b"s", 1, len(text)) + text.encode("latin-1")
    except UnicodeEncodeError:
        points, width = text.encode("utf-16-le", "surrogatepass"), 2
    if len(points) > 2 * len(text):  # of some code points UTF-16 makes two
        points, width = text.encode("utf-32-le", "surrogatepass"), 4
    return _wide_head(b"s", width, len(text)) + points


def _large_int(number: int) -> bytes:
    digits = b"%x" % number
    return _head(b"I", len(digits)) + digits


_read_length, _read_wide_head = struct.Struct("<I").unpack_from, struct.Struct("<BI").unpack_from
_read_int = struct.Struct("<q").unpack_from
_STR, _INT, _DICT = b"sid"


def _read_all(data: bytes, at: int, n: int, depth: int) -> tuple[list[Any], int]:
    """Reads values one after the other, and says where they end. One frame for each level of nesting."""
    size = len(data)
    if n > size - at:
        raise ValueError(CUT_SHORT)
    items: list[Any] = []
    for _ in range(n):
        tag = data[at]
        if tag == _STR:
            width, length = _read_wide_head(data, at + 1)
            start = at + 6
            at = start + width * length
            if at > size:
                raise ValueError(CUT_SHORT)
            items.append(data[start:at].decode("latin-1") if width == 1 else _wide_text(data[start:at], width))
        elif tag == _INT:
            items += _read_int(data, at + 1)
            at += 9
        elif tag in _MAKERS and depth < MAX_DEPTH:
            (length,) = _read_length(data, at + 1)
            inner, at = _read_all(data, at + 5, 2 * length if tag == _DICT else length, depth + 1)
            items.append(_MAKERS[tag](inner))
        elif tag in _READERS or (tag in _LIST_READERS and depth < MAX_DEPTH):
            value, at = (_READERS.get(tag) or _LIST_READERS[tag])(data, at + 1)
            items.append(value)
        elif tag in _CONSTANTS_BY_TAG:
            items.append(_CONSTANTS_BY_TAG[tag])
            at += 1
        else:
            raise ValueError(f"not an encoded value: a tag {tag:#x} within {depth} levels")
    return items, at


def _wide_text(points: bytes, width: int) -> str:
    if width not in _NEEDED:
        raise ValueError(f"not an encoded value: a text of width {width}")
    text = points.decode("utf-32-le", "surrogatepass") if width == 4 else _of_two_bytes(points)
    if not _NEEDED[width].search(text):
        raise ValueError("not an encoded value: a text is wider than its code points")
    return text


def _of_two_bytes(points: bytes) -> str:
    try:
        text = points.decode("utf-16-le")
    except UnicodeDecodeError:
        text = ""
    if 2 * len(text) == len(points):
        return text
    # There are surrogates, and UTF-16 makes one character of two.
    return "".join(map(chr, struct.unpack(f"<{len(points) // 2}H", points)))


def _read_complex(data: bytes, at: int) -> tuple[complex, int]:
    real, at = read_float(data, at)
    imaginary, at = read_float(data, at)
    return complex(real, imaginary), at


def _read_bytes(data: bytes, at: int) -> tuple[bytes, int]:
    (length,) = _read_length(data, at)
    end = at + 4 + length
    if end > len(data):
        raise ValueError(CUT_SHORT)
    return data[at + 4 : end], end


def _read_large_int(data: bytes, at: int) -> tuple[int, int]:
    digits, at = _read_bytes(data, at)
    number = int(digits, 16)
    if b"%x" % number != digits or -SMALL <= number < SMALL:
        raise ValueError("not an encoded value: an int in other digits than its own")
    return number, at


def _list(items: list[Any]) -> list[Any]:
    if packed(items):
        raise ValueError("not an encoded value: a list of numbers is not packed")
    return items


def _set(items: list[Any]) -> set[Any]:
    _refuse_collisions(items)
    return _whole(set(items), items)


def _frozenset(items: list[Any]) -> frozenset[Any]:
    _refuse_collisions(items)
    return _whole(frozenset(items), items)


def _dict(items: list[Any]) -> dict[Any, Any]:
    keys = items[::2]
    _refuse_collisions(keys)
    return _whole(dict(zip(keys, items[1::2], strict=True)), keys)


def _refuse_collisions(items: list[Any]) -> None:
    """A set of items with one hash takes quadratic time to make: a few hundred kilobytes would hold up a worker."""
    try:
        n_hashes = len(set(map(hash, items)))
    except TypeError as error:
        raise ValueError(f"not an encoded value: {error}") from error
    if len(items) - n_hashes > MAX_COLLISIONS:
        raise ValueError(f"more than {MAX_COLLISIONS} items of a set or dict share their hash with others")


def _whole(made: _Made, items: list[Any]) -> _Made:
    if len(made) < len(items):
        raise ValueError("not an encoded value: a set or dict holds an item twice")
    return made


_MAKERS: dict[int, Callable[[list[Any]], Any]] = {
    ord("["): _list,
    ord("("): tuple,
    ord("{"): _set,
    ord("<"): _frozenset,
    ord("d"): _dict,
}
_READERS: dict[int, Callable[[bytes, int], tuple[Any, int]]] = {
    ord("f"): read_float,
    ord("I"): _read_large_int,
    ord("c"): _read_complex,
    ord("b"): _read_bytes,
}
_LIST_READERS: dict[int, Callable[[bytes, int], tuple[Any, int]]] = {ord("q"): read_ints, ord("e"): read_floats}
_CONSTANTS_BY_TAG = {tag[0]: value for value, tag in _CONSTANTS.items()}
_NEEDED = {2: re.compile("[^\0-\xff]"), 4: re.compile("[^\0-\uffff]")}  # a code point for which narrower is too narrow
