"""Plain values: each has one encoding and comes back from it, and no other bytes are taken for one."""

import math
import struct
import tracemalloc
from collections import Counter, OrderedDict, defaultdict, namedtuple
from collections.abc import Callable
from enum import IntEnum
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from effbench.sandboxes.values import MAX_COLLISIONS, MAX_DEPTH, TUPLE, NotPlain, decode, encode, encode_tuple, is_value
from tests.sandboxes.encoded_values import ENCODED_VALUES

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


def has_set(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(has_set, value)) or any(map(has_set, value.values()))
    return isinstance(value, set | frozenset) or (isinstance(value, list | tuple) and any(map(has_set, value)))


def without_order(value: Any) -> object:
    """Equal for values that differ in the order of sets alone; NaN, which equals nothing, is told by its bytes."""
    if isinstance(value, dict):
        return [(without_order(key), without_order(item)) for key, item in value.items()]
    if isinstance(value, list | tuple):
        return type(value), [without_order(item) for item in value]
    if isinstance(value, set | frozenset):
        return type(value), sorted(repr(without_order(item)) for item in value)
    return encode(value)


def is_refused_or_stands_for_one_value(data: bytes) -> bool:
    """Whether bytes that are taken are those that encoding gives; the order of a set may be another then."""
    try:
        value = decode(data)
    except ValueError:
        return not is_value(data)
    again = encode(value)
    assert is_value(data)
    if has_set(value):
        return len(again) == len(data) and without_order(decode(again)) == without_order(value)
    return again == data


@pytest.mark.parametrize(("value", "encoded"), ENCODED_VALUES)
def test_an_encoding_is_this_to_the_byte(value: object, encoded: bytes) -> None:
    assert encode(value) == encoded
    assert same(decode(encoded), value)


@given(plain_values)
def test_what_was_decoded_is_encoded_as_before(value: object) -> None:
    assert is_refused_or_stands_for_one_value(encode(value))
    if not has_set(value):
        assert encode(decode(encode(value))) == encode(value)


@given(plain_values, st.data())
def test_an_encoding_with_changed_bytes_is_refused_or_is_that_of_another_value(
    value: object, data: st.DataObject
) -> None:
    encoded = bytearray(encode(value))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(encoded)))
        end = min(len(encoded), start + data.draw(st.integers(0, 5)))
        tags = st.sampled_from(sorted(b"NTFiIfcsb[({<dqe\0\1\2\4\x08\xff-"))
        encoded[start:end] = bytes(data.draw(st.lists(tags | st.integers(0, 255), max_size=5)))
    assert is_refused_or_stands_for_one_value(bytes(encoded))


@given(plain_values)
def test_an_encoding_that_is_cut_short_or_goes_on_is_refused(value: object) -> None:
    encoded = encode(value)
    for end in range(len(encoded)):
        assert not is_value(encoded[:end])
    for more in (b"\0", b"N", encoded):
        assert not is_value(encoded + more)


def test_the_order_of_a_set_is_free_and_that_of_a_dict_is_kept() -> None:
    one, two = (b"i%c\0\0\0\0\0\0\0" % number for number in (1, 2))
    for items in (one + two, two + one):
        assert decode(b"{\2\0\0\0" + items) == {1, 2}
    assert list(decode(b"d\2\0\0\0" + two + b"N" + one + b"N")) == [2, 1]


@pytest.mark.parametrize("kind", [set, frozenset, dict.fromkeys])
def test_items_that_all_have_one_hash_are_refused(kind: Callable[[list[int]], object]) -> None:
    def encoded(n: int) -> bytes:
        return encode(kind([number * (2**61 - 1) for number in range(1, n + 1)]))

    assert len(decode(encoded(MAX_COLLISIONS + 1))) == MAX_COLLISIONS + 1
    with pytest.raises(ValueError, match="share their hash"):
        decode(encoded(MAX_COLLISIONS + 2))
    assert len(decode(encode(kind(list(range(3 * MAX_COLLISIONS)))))) == 3 * MAX_COLLISIONS


large = {
    "ints": [number**3 for number in range(300_000)],
    "floats": [number / 7 for number in range(300_000)],
    "floats and NaN": [math.nan, *([0.5] * 300_000)],
    "texts": [str(number) for number in range(100_000)],
    "wide texts": [chr(number) * 3 for number in range(0x100, 0x20000)],
    "one text": "a\u0100\U00010000" * 300_000,
    "bytes": bytes(range(256)) * 4_000,
    "pairs": [(number, [number]) for number in range(50_000)],
    "dict": {str(number): float(number) for number in range(50_000)},
    "set": set(range(50_000)),
    "one int": 7**100_000,
    "constants": [None, True, False] * 100_000,
}


@pytest.mark.parametrize("value", large.values(), ids=large)
def test_a_large_value_comes_back(value: object) -> None:
    assert same(decode(encode(value)), value)


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
        "\ud83d\ude00",
        ["\ud83d\ude00", "\U0001f600"],
        "\ufeff\ufffe",
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
    assert encode_tuple(map(encode, items)).startswith(TUPLE)


def test_a_value_that_shall_stand_in_a_tuple_may_be_nested_one_level_less() -> None:
    deep, deeper = (encode(nested(lambda x: [x], depth)) for depth in (MAX_DEPTH - 1, MAX_DEPTH))
    assert is_value(deep, depth=1)
    assert is_value(encode_tuple([deep]))
    assert is_value(deeper)
    assert not is_value(deeper, depth=1)
    assert not is_value(encode_tuple([deeper]))


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


def test_a_list_of_numbers_and_an_empty_container_are_levels_as_well() -> None:
    inmosts: list[object] = [[1], [1.0], [], (), {}]
    for inmost in inmosts:
        deep = nested(lambda x: [x], MAX_DEPTH)
        assert encode([0]) in encode(deep)
        encoded = encode(deep).replace(encode([0]), encode(inmost))
        assert is_value(encoded)
        assert not is_value(encode_tuple([encoded]))


@given(st.binary())
@example(b"[" * 100_000)
@example(b"(\1\0\0\0" * 100_000)
@example(b"(\1\0\0\0" * MAX_DEPTH + b"(\0\0\0\0")
@example(b"d\1\0\0\0N" * 100_000)
def test_garbage_is_refused(data: bytes) -> None:
    assert is_refused_or_stands_for_one_value(data)


@pytest.mark.parametrize(
    "tag", [b"s\1", b"s\2", b"s\4", b"b", b"I", b"[", b"(", b"{", b"<", b"d", b"q\1", b"q\x08", b"e"]
)
@pytest.mark.parametrize("announced", [2, 2**31, 2**32 - 1])
def test_an_announced_length_is_not_believed(tag: bytes, announced: int) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match="cut short"):
            decode(b"[\1\0\0\0" + tag + struct.pack("<I", announced) + b"N")
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


OTHER_NAN = b"\1\0\0\0\0\0\xf8\x7f"
REFUSED = {
    "nothing": b"",
    "two values": b"NN",
    "a line feed behind it": b"N\n",
    "no tag": b"x",
    "an upper-case tag": b"[\1\0\0\0S\1\0\0\0\0",
    "JSON": b'{"t":[1]}',
    "a text of width 0": b"s\0\1\0\0\0",
    "a text of width 3": b"s\3\1\0\0\0abc",
    "a text that is wider than it needs": b"s\2\1\0\0\0\xff\0",
    "surrogates that are wider than they need": b"s\4\2\0\0\0\x3d\xd8\0\0\0\xde\0\0",
    "a text of 4 bytes that needs 2": b"s\4\1\0\0\0\0\1\0\0",
    "an empty text of width 2": b"s\2\0\0\0\0",
    "a code point beyond the last": b"s\4\1\0\0\0\0\0\x11\0",
    "a code point far beyond the last": b"s\4\1\0\0\0\0\0\0\x80",
    "a large int that is small": b"I\x10\0\0\x007fffffffffffffff",
    "a large negative int that is small": b"I\x11\0\0\0-8000000000000000",
    "no digits": b"I\0\0\0\0",
    "upper-case digits": b"I\x10\0\0\0A000000000000000",
    "a leading zero": b"I\x11\0\0\x0008000000000000000",
    "a prefix": b"I\x12\0\0\x000x8000000000000000",
    "a plus": b"I\x11\0\0\0+8000000000000000",
    "an underscore": b"I\x11\0\0\x008000_000000000000",
    "a blank": b"I\x11\0\0\x008000000000000000 ",
    "no hexadecimal digit": b"I\x11\0\0\0g0000000000000000",
    "digits that are not ASCII": b"I\x11\0\0\0\xff0000000000000000",
    "another NaN": b"f" + OTHER_NAN,
    "a negative NaN": b"f\0\0\0\0\0\0\xf8\xff",
    "another NaN as a real part": b"c" + OTHER_NAN + bytes(8),
    "another NaN as an imaginary part": b"c" + bytes(8) + OTHER_NAN,
    "another NaN in a list": b"e\2\0\0\0" + bytes(8) + OTHER_NAN,
    "no ints": b"q\1\0\0\0\0",
    "ints of width 0": b"q\0\1\0\0\0",
    "ints of width 3": b"q\3\1\0\0\0\1\1\1",
    "ints of width 16": b"q\x10\1\0\0\0" + b"\x7f" * 16,
    "ints that are wider than they need": b"q\2\2\0\0\0\x7f\0\x80\xff",
    "ints of 4 bytes that need 2": b"q\4\1\0\0\0\0\x80\xff\xff",
    "ints of 8 bytes that need 4": b"q\x08\1\0\0\0\0\0\0\x80\xff\xff\xff\xff",
    "no floats": b"e\0\0\0\0",
    "an unpacked list of ints": b"[\1\0\0\0i" + bytes(8),
    "an unpacked list of floats": b"[\1\0\0\0f" + bytes(8),
    "a list in a set": b"{\1\0\0\0[\0\0\0\0",
    "a dict in a frozenset": b"<\1\0\0\0d\0\0\0\0",
    "a set as a key": b"d\1\0\0\0{\0\0\0\0N",
    "a list within a tuple as a key": b"d\1\0\0\0(\1\0\0\0[\0\0\0\0N",
    "an item twice": b"{\2\0\0\0NN",
    "an item twice as another type": b"<\2\0\0\0Ti\1\0\0\0\0\0\0\0",
    "two zeros": b"{\2\0\0\0f" + bytes(8) + b"f\0\0\0\0\0\0\0\x80",
    "a key twice": b"d\2\0\0\0NTNF",
    "a key without its value": b"d\1\0\0\0N",
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_no_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        decode(data)
    with pytest.raises(ValueError):
        decode(encode_tuple([data, encode(1)]))
