"""Plain values: what goes through the wire comes back, and nothing else gets through."""

import contextlib
import json
import math
import struct
from collections import Counter, OrderedDict, defaultdict, namedtuple
from collections.abc import Callable
from enum import IntEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.sandboxes.agent.values import (
    MAX_COLLISIONS,
    MAX_DEPTH,
    NotPlain,
    decode,
    encode,
    encode_tuple,
    is_value,
    spell_floats,
)

Point = namedtuple("Point", "x y")


class Colour(IntEnum):
    RED = 1


class Text(str):
    __slots__ = ()


class Items(list[int]):
    pass


class Disguised:
    """Says that it is an int."""

    __class__ = int  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


texts = st.text(st.characters(exclude_categories=())) | st.text("\ud83d\ude00a")
integers = st.integers() | st.integers(-(2**200), 2**200) | st.sampled_from([2**63, 2**63 - 1, -(2**63), 1 - 2**63])
# A NaN equals nothing, itself in another copy included: sets of them have no meaning to be kept.
hashable_leaves = (
    st.none()
    | st.booleans()
    | integers
    | st.floats(allow_nan=False)
    | texts
    | st.binary()
    | st.complex_numbers(allow_nan=False)
)
hashables = (
    hashable_leaves
    | st.lists(hashable_leaves, max_size=4).map(tuple)
    | st.frozensets(hashable_leaves | st.frozensets(hashable_leaves, max_size=2), max_size=4)
)
plain_values = st.recursive(
    hashable_leaves | st.floats() | st.complex_numbers(),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.lists(inner, max_size=5).map(tuple)
        | st.sets(hashables, max_size=5)
        | st.frozensets(hashables, max_size=5)
        | st.dictionaries(hashables, inner, max_size=5)
    ),
    max_leaves=20,
)


def same(a: Any, b: Any) -> bool:
    """Equal to the last bit, types included."""
    if type(a) is not type(b):
        return False
    if isinstance(a, float):
        return (math.isnan(a) and math.isnan(b)) or struct.pack("d", a) == struct.pack("d", b)
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return len(a) == len(b) and all(map(same, a, b)) and all(map(same, a.values(), b.values()))
    if isinstance(a, set | frozenset):
        own = {item: item for item in b}
        return a == b and all(same(item, own[item]) for item in a)
    return bool(a == b)


@given(plain_values)
def test_a_plain_value_comes_back_the_same_to_the_last_bit(value: object) -> None:
    assert same(decode(encode(value)), value)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False)), plain_values)
def test_floats_that_come_as_their_bits_are_spelled_as_they_are_encoded(numbers: list[float], other: object) -> None:
    sent = [b"\x01" + struct.pack(">d", number).hex().encode() for number in numbers]
    assert spell_floats(encode_tuple([encode(other), *sent])) == encode((other, *numbers))


@given(st.text(alphabet="\x01\x00a0f\ud800", max_size=30))
def test_text_that_looks_like_the_bits_of_a_float_stays_text(text: str) -> None:
    assert spell_floats(encode([text, text * 9])) == encode([text, text * 9])


@pytest.mark.parametrize("sent", [b"\x01", b"\x01123", b"[\x01" + b"7ff0000000000000" + b"]", b"\x01" + b"G" * 16])
def test_bits_that_no_child_sends_make_no_value(sent: bytes) -> None:
    assert not is_value(spell_floats(sent))


@pytest.mark.parametrize("tag", ["s", "z", "d"])
def test_items_that_all_have_one_hash_are_refused(tag: str) -> None:
    colliding = [hex(number * (2**61 - 1)) for number in range(1, MAX_COLLISIONS + 100)]
    items = ",".join(f'{{"i":"{number}"}}' if tag != "d" else f'[{{"i":"{number}"}},1]' for number in colliding)
    with pytest.raises(ValueError, match="share their hash"):
        decode(f'{{"{tag}":[{items}]}}'.encode())
    assert len(decode(encode(set(range(3 * MAX_COLLISIONS))))) == 3 * MAX_COLLISIONS


@given(plain_values)
def test_an_encoding_is_ascii_json_without_a_newline(value: object) -> None:
    assert json.loads(encode(value).decode("ascii")) is not ...
    assert b"\n" not in encode(value)


@given(st.lists(st.integers(-(2**64), 2**64) | st.booleans() | st.floats(allow_nan=False) | st.text()))
def test_a_flat_list_comes_back_whatever_mix_of_leaves_it_holds(items: list[object]) -> None:
    assert same(decode(encode(items)), items)


@pytest.mark.parametrize(
    "value",
    [
        10**5000,
        -(2**63),
        math.nan,
        math.inf,
        -math.inf,
        -0.0,
        5e-324,
        complex(-0.0, math.nan),
        "\ud800",
        "\udfff and \ud800",
        "\x00\u2028",
        b"\x00\xff",
        (),
        set(),
        frozenset({frozenset(), ()}),
        {(1, "a"): {2: [True, None]}, b"k": {3.5}},
        {"t": [1]},
        {"i": "0x1"},
        [[], [[]], ()],
        [True, 1, 1.0],
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_at_an_edge_comes_back(value: object) -> None:
    assert same(decode(encode(value)), value)


@given(st.lists(plain_values, max_size=5))
def test_a_tuple_made_of_encodings_is_the_encoding_of_the_tuple(items: list[object]) -> None:
    assert encode_tuple(map(encode, items)) == encode(tuple(items))


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (Text("a"), "Text"),
        (Items(), "Items"),
        (Colour.RED, "Colour"),
        (Point(1, 2), "Point"),
        (OrderedDict(), "OrderedDict"),
        (defaultdict(int), "defaultdict"),
        (Counter("a"), "Counter"),
        (Disguised(), "Disguised"),
        (bytearray(b"a"), "bytearray"),
        (memoryview(b"a"), "memoryview"),
        (range(3), "range"),
        ((i for i in "a"), "generator"),
        ({}.items(), "dict_items"),
        (map(str, []), "map"),
        (object(), "object"),
        (int, "type"),
        (len, "builtin_function_or_method"),
        (NotImplemented, "NotImplementedType"),
        (..., "ellipsis"),
    ],
    ids=lambda value: type(value).__name__,
)
@pytest.mark.parametrize(
    "place",
    [lambda value: value, lambda value: [1, value], lambda value: (value,), lambda value: {1: [value]}],
    ids=["top", "list", "tuple", "dict"],
)
def test_what_is_not_exactly_a_builtin_value_is_refused_wherever_it_stands(
    value: object, kind: str, place: Callable[[object], object]
) -> None:
    with pytest.raises(NotPlain, match=f"^a value of type {kind}$"):
        encode(place(value))


@pytest.mark.parametrize("key", [Text("a"), Colour.RED, Point(1, 2), frozenset({Colour.RED})])
def test_a_subclass_is_refused_as_a_key_and_in_a_set(key: object) -> None:
    with pytest.raises(NotPlain):
        encode({key: 1})
    with pytest.raises(NotPlain):
        encode({key})


def nested(wrap: Callable[[Any], object], depth: int) -> object:
    value: object = wrap(0)
    for _ in range(depth - 1):
        value = wrap(value)
    return value


@pytest.mark.parametrize(
    ("wrap", "deepest"),
    [
        pytest.param(lambda x: [x], MAX_DEPTH, id="list"),
        pytest.param(lambda x: (x,), MAX_DEPTH, id="tuple"),
        pytest.param(lambda x: frozenset({x}), MAX_DEPTH, id="frozenset"),
        pytest.param(lambda x: {1: x}, MAX_DEPTH, id="dict"),
        pytest.param(lambda x: [{(1,): (x,)}], MAX_DEPTH // 3, id="all together"),
    ],
)
def test_nesting_is_taken_up_to_the_bound_and_refused_beyond(wrap: Callable[[Any], object], deepest: int) -> None:
    value = nested(wrap, deepest)
    assert same(decode(encode(value)), value)
    with pytest.raises(NotPlain, match=f"nested deeper than {MAX_DEPTH} levels"):
        encode(nested(wrap, deepest + 1))


def test_a_value_that_holds_itself_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(NotPlain, match="nested deeper"):
        encode(endless)


def decodes_or_raises_value_error(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        decode(data)


@given(st.binary())
def test_decoding_garbage_raises_nothing_but_value_error(data: bytes) -> None:
    decodes_or_raises_value_error(data)


forged = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**400), 10**400)
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["0x1f", "ff", "-0x1", "1e999"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("itszdbcx"), inner, max_size=2),
    max_leaves=20,
)


@given(forged)
def test_decoding_json_with_forged_tags_raises_nothing_but_value_error(value: object) -> None:
    decodes_or_raises_value_error(json.dumps(value).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b'{"i":"0x1","t":[]}',
        b'{"x":1}',
        b'{"i":"zz"}',
        b'{"i":5}',
        b'{"t":5}',
        b'{"s":[[]]}',
        b'{"z":[{"s":[]}]}',
        b'{"d":[[1]]}',
        b'{"d":["ab",[[],1]]}',
        b'{"d":5}',
        b'{"b":"f"}',
        b'{"b":5}',
        b'{"c":[1]}',
        b'{"c":[{"c":[1,2]},3]}',
        b'{"c":[1' + b"0" * 400 + b",0]}",
        b"[" * 100_000,
        b'{"t":[' * 50_000 + b"]}" * 50_000,
        b"1 2",
        b"\xff\xfe1",
        b'"\xff"',
        b"1" * 10_000,
    ],
    ids=lambda data: data[:24].decode("latin-1"),
)
def test_what_is_not_an_encoding_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError):
        decode(data)
