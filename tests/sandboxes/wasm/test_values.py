import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.sandboxes.wasm.values import MalformedValue, decode, encode

ATOMS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.complex_numbers(allow_nan=False)
    | st.text(st.characters())
    | st.binary()
)
HASHABLE = st.recursive(ATOMS, lambda inner: st.tuples(inner, inner) | st.frozensets(inner, max_size=3), max_leaves=8)
VALUES = st.recursive(
    HASHABLE,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(HASHABLE, inner, max_size=4) | st.sets(HASHABLE, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    back = decode(encode(value))
    assert back == value
    assert repr(back) == repr(value) or isinstance(value, set | frozenset | dict | list | tuple)


@given(st.binary(max_size=40))
def test_any_bytes_are_a_value_or_malformed(data: bytes) -> None:
    try:
        value = decode(data)
    except MalformedValue:
        return
    assert decode(encode(value)) == value or value != value


@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"i\x05\0\0\0\1", b"l\xff\xff\xff\xff", b"NN", b"s\1\0\0\0\xff", b"e\1\0\0\0l\0\0\0\0", b"d\1\0\0\0N"],
)
def test_bytes_that_are_not_a_value_are_malformed(data: bytes) -> None:
    with pytest.raises(MalformedValue):
        decode(data)


def test_what_is_nested_too_deep_is_malformed() -> None:
    with pytest.raises(MalformedValue, match="too deep"):
        decode(b"l\1\0\0\0" * 1000 + b"N")


def test_another_type_is_refused() -> None:
    with pytest.raises(TypeError, match="type object"):
        encode([object()])
