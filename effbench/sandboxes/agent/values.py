"""Plain Python values as tagged JSON: what inputs and outputs travel as.

Exactly the builtin types int, float, str, bytes, bool, None, complex, tuple, list, set, frozenset and dict; a
subclass, a lazy object or anything else is refused. (A child encodes its result in C, ``sandboxes/python/answer.h``,
and leaves the digits of floats to :func:`spell_floats`; the two are held against each other by test.) JSON's own
syntax carries what it can (lists, strings, floats by shortest repr, integers below 2**63), so that decoding stays in C;
the rest is an object with one tag.

===========  ==========================================================
``{"i":h}``  int outside ±2**63, hexadecimal
``{"u":h}``  str with surrogates that JSON would take for one character, as UTF-8 with surrogates, hexadecimal
``{"t":a}``  tuple
``{"s":a}``  set
``{"z":a}``  frozenset
``{"d":a}``  dict, as a list of [key, value]
``{"b":h}``  bytes, hexadecimal
``{"c":a}``  complex, as [real, imaginary]
===========  ==========================================================
"""

import json
import re
import struct
from collections.abc import Callable, Iterable
from typing import Any

__all__ = ["MAX_DEPTH", "NotPlain", "decode", "encode", "encode_tuple", "is_value", "spell_floats"]

MAX_DEPTH = 200
MAX_COLLISIONS = 1000
_SMALL = 1 << 63
_LEAVES = frozenset({str, bool, type(None), float})
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_BITS = re.compile(rb"\x01([0-9a-f]{16})")
_LEAVES_AND_INT = _LEAVES | {int}


class NotPlain(Exception):
    """The value, or something in it, is not of an exact builtin type."""


def encode(value: object) -> bytes:
    """Encodes a value.

    Raises:
        NotPlain: Names the type that is refused, or says that the nesting is deeper than :data:`MAX_DEPTH`.
    """
    return json.dumps(_tagged(value, 0), separators=(",", ":"), check_circular=False).encode("ascii")


def encode_tuple(parts: Iterable[bytes]) -> bytes:
    """Makes the encoding of a tuple from the encodings of its items, without decoding them.

    An item that a hostile process sent must be known to be one value (:func:`is_value`): text such as
    ``1],"t":[`` would take the place of its neighbours.
    """
    return b'{"t":[' + b",".join(parts) + b"]}"


def spell_floats(data: bytes) -> bytes:
    """Puts the digits of each float that a child sent as the byte 1 and its bits, in hexadecimal, where they stand.

    Args:
        data: What a child sent as its result, which may be anything.
    """
    parts = _BITS.split(data)
    bits = bytes.fromhex(b"".join(parts[1::2]).decode())
    parts[1::2] = [repr(number).encode() for number in struct.unpack(f">{len(bits) // 8}d", bits)]
    return b"".join(parts)


def is_value(data: bytes) -> bool:
    """Whether the bytes are what :func:`encode` makes of some value."""
    try:
        decode(data)
    except ValueError:
        return False
    return True


def decode(data: bytes) -> Any:
    """Decodes what :func:`encode` made.

    Raises:
        ValueError: The bytes are not such an encoding.
    """
    try:
        return json.loads(data, object_hook=_untagged)
    except (RecursionError, TypeError, KeyError, OverflowError) as error:
        raise ValueError(f"not an encoded value: {error}") from error


def _tagged(value: Any, depth: int) -> Any:
    kind = type(value)
    if kind is str:
        return value if value.isascii() or not _SURROGATE_PAIR.search(value) else {"u": _surrogates(value)}
    if kind in _LEAVES:
        return value
    if kind is int:
        return value if -_SMALL < value < _SMALL else {"i": hex(value)}
    if depth >= MAX_DEPTH:
        raise NotPlain(f"nested deeper than {MAX_DEPTH} levels")
    if kind is list:
        return _items(value, depth)
    if kind not in _ENCODERS:
        raise NotPlain(f"a value of type {kind.__name__}")
    tag, content = _ENCODERS[kind]
    return {tag: content(value, depth)}


def _items(values: Iterable[Any], depth: int) -> list[Any]:
    items = list(values)
    kinds = set(map(type, items))
    if kinds <= _LEAVES_AND_INT:
        # The long lists of benchmarks: no Python code per item, or little for mixed ones.
        numbers, texts = _of_kind(items, kinds, int), _of_kind(items, kinds, str)
        if (not numbers or (min(numbers) > -_SMALL and max(numbers) < _SMALL)) and all(map(str.isascii, texts)):
            return items
    return [_tagged(item, depth + 1) for item in items]


def _of_kind(items: list[Any], kinds: set[type], kind: type) -> list[Any]:
    if kind not in kinds:
        return []
    return items if len(kinds) == 1 else [item for item in items if type(item) is kind]


def _untagged(tagged: dict[str, Any]) -> Any:
    if len(tagged) != 1:
        raise ValueError("an object of a value has exactly one tag")
    ((tag, content),) = tagged.items()
    return _DECODERS[tag](content)


def _tagged_pairs(value: dict[Any, Any], depth: int) -> list[list[Any]]:
    return [[_tagged(key, depth + 1), _tagged(item, depth + 1)] for key, item in value.items()]


_ENCODERS: dict[type, tuple[str, Callable[[Any, int], Any]]] = {
    tuple: ("t", _items),
    set: ("s", _items),
    frozenset: ("z", _items),
    dict: ("d", _tagged_pairs),
    bytes: ("b", lambda value, _: value.hex()),
    complex: ("c", lambda value, _: [value.real, value.imag]),
}


def _surrogates(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").hex()


def _pairs(content: list[list[Any]]) -> dict[Any, Any]:
    _refuse_collisions([key for key, _ in content])
    return {key: item for key, item in content}  # noqa: C416  # dict() would also take two-letter strings as pairs


def _set(content: list[Any]) -> set[Any]:
    _refuse_collisions(content)
    return set(content)


def _frozenset(content: list[Any]) -> frozenset[Any]:
    _refuse_collisions(content)
    return frozenset(content)


def _refuse_collisions(items: list[Any]) -> None:
    """A set of items with one hash takes quadratic time to make: a few hundred kilobytes would hold up a worker."""
    if len(items) > MAX_COLLISIONS and len(items) - len(set(map(hash, items))) > MAX_COLLISIONS:
        raise ValueError(f"more than {MAX_COLLISIONS} items of a set or dict share their hash with others")


def _complex(content: list[Any]) -> complex:
    real, imaginary = content
    return complex(float(real), float(imaginary))


_DECODERS: dict[str, Callable[[Any], Any]] = {
    "i": lambda content: int(content, 16),
    "u": lambda content: bytes.fromhex(content).decode("utf-8", "surrogatepass"),
    "t": tuple,
    "s": _set,
    "z": _frozenset,
    "d": _pairs,
    "b": bytes.fromhex,
    "c": _complex,
}
