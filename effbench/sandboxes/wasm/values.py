"""Values as bytes, as the guest reads and writes them (``sandboxes/wasm/values.c``).

A value is a letter and what belongs to it; numbers are little-endian, sizes have 4 bytes:

====== ======================================= ====== ==========================================
letter                                         letter
====== ======================================= ====== ==========================================
N T F  None, True, False                       b      bytes: size, bytes
i      int: size, bytes in two's complement    l t    list, tuple: size, values
f c    float, complex: 8 or 16 bytes           e z    set, frozenset: size, values
s      str: size, UTF-8 that may hold surrogates  d      dict: size, keys and values in turn
====== ======================================= ====== ==========================================
"""

import struct
from collections.abc import Iterable
from itertools import chain
from typing import Any, Final

__all__ = ["MalformedValue", "decode", "encode"]

_SIZE: Final = struct.Struct("<I")
_DOUBLE, _COMPLEX = struct.Struct("<d"), struct.Struct("<2d")
_CONSTANTS: Final = {b"N": None, b"T": True, b"F": False}
_CONTAINERS: Final[dict[type, bytes]] = {list: b"l", tuple: b"t", set: b"e", frozenset: b"z"}
_MAX_DEPTH: Final = 200


class MalformedValue(Exception):
    """These bytes are not a value."""


def encode(value: Any) -> bytes:
    """Encodes a value of the types above; raises ``TypeError`` for another."""
    parts: list[bytes] = []
    _encode(value, parts)
    return b"".join(parts)


def _encode(value: Any, parts: list[bytes]) -> None:
    kind = type(value)
    if value is None or kind is bool:
        parts.append(b"N" if value is None else b"T" if value else b"F")
    elif kind is int:
        _add_block(b"i", value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True), parts)
    elif kind is float:
        parts.append(b"f" + _DOUBLE.pack(value))
    elif kind is complex:
        parts.append(b"c" + _COMPLEX.pack(value.real, value.imag))
    elif kind is str:
        _add_block(b"s", value.encode("utf-8", "surrogatepass"), parts)
    elif kind is bytes:
        _add_block(b"b", value, parts)
    elif kind is dict:
        _add_items(b"d", len(value), chain.from_iterable(value.items()), parts)
    elif kind in _CONTAINERS:
        _add_items(_CONTAINERS[kind], len(value), value, parts)
    else:
        raise TypeError(f"a value of type {kind.__name__} cannot be encoded")


def _add_block(letter: bytes, data: bytes, parts: list[bytes]) -> None:
    parts.append(letter + _SIZE.pack(len(data)))
    parts.append(data)


def _add_items(letter: bytes, size: int, items: Iterable[Any], parts: list[bytes]) -> None:
    parts.append(letter + _SIZE.pack(size))
    for item in items:
        _encode(item, parts)


def decode(data: bytes) -> Any:
    """Decodes bytes that a candidate may have made up; raises :class:`MalformedValue` when they are not one value."""
    reader = _Reader(data)
    value = reader.value(0)
    if reader.at != len(data):
        raise MalformedValue("something follows the value")
    return value


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, size: int) -> bytes:
        taken = self.data[self.at : self.at + size]
        if len(taken) < size:
            raise MalformedValue("it stops in the middle")
        self.at += size
        return taken

    def size(self) -> int:
        (size,) = _SIZE.unpack(self.take(_SIZE.size))
        return int(size)

    def value(self, depth: int) -> Any:
        letter = self.take(1)
        if letter in _CONSTANTS:
            return _CONSTANTS[letter]
        if letter == b"f":
            return _DOUBLE.unpack(self.take(_DOUBLE.size))[0]
        if letter == b"c":
            return complex(*_COMPLEX.unpack(self.take(_COMPLEX.size)))
        if letter in (b"i", b"s", b"b"):
            return self._block(letter, self.take(self.size()))
        return self._container(letter, self.size(), depth)

    @staticmethod
    def _block(letter: bytes, block: bytes) -> int | str | bytes:
        if letter == b"i":
            return int.from_bytes(block, "little", signed=True)
        if letter == b"b":
            return block
        try:
            return block.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise MalformedValue("a text is not UTF-8") from error

    def _container(self, letter: bytes, size: int, depth: int) -> Any:
        if size > len(self.data) - self.at or depth >= _MAX_DEPTH:
            raise MalformedValue("a container is too large or too deep")
        count = 2 * size if letter == b"d" else size
        items = [self.value(depth + 1) for _ in range(count)]
        makers = {b"l": list, b"t": tuple, b"e": set, b"z": frozenset}
        try:
            if letter == b"d":
                return dict(zip(items[::2], items[1::2], strict=True))
            return makers[letter](items)
        except (KeyError, TypeError) as error:
            raise MalformedValue("an unknown letter, or a member that cannot be hashed") from error
