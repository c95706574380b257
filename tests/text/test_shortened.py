"""Values as texts: exact where they are short, cut with their size where they are not."""

import ast
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.text.shortened import shortened

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8) | st.binary(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner) | st.dictionaries(st.integers(), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(PLAIN)
def test_a_short_value_is_written_as_python_writes_it(value: object) -> None:
    text = shortened(value, 10_000)
    assert text == repr(value)
    assert ast.literal_eval(text) == value


@given(PLAIN, st.integers(1, 30))
def test_no_text_is_much_longer_than_asked_for(value: object, most: int) -> None:
    text = shortened(value, most)
    assert text == repr(value) if len(repr(value)) <= most else text.startswith(repr(value)[:most] + "… (")
    assert len(text) <= most + len("… (9,999 characters)")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (list(range(1000)), "[0, 1, 2, … (1,000 items)"),
        ("a" * 1000, "'aaaaaaaaa… (1,000 characters)"),
        (b"a" * 1000, "b'aaaaaaaa… (1,000 bytes)"),
        (({1, 2},), "({1, 2},)"),
        (set(), "set()"),
        (frozenset({"b", "a"}), "frozenset(… (2 items)"),
        (set(range(5000)), "<a set of … (5,000 items)"),
        ([1 << 5000], "[<an integ… (1 item)"),
        (math.inf, "inf"),
        ("\x1b[31m\n\ud800", r"'\x1b[31m\… (7 characters)"),
    ],
)
def test_what_is_cut_tells_its_size(value: object, text: str) -> None:
    assert shortened(value, 10) == text


def test_a_huge_value_takes_no_time() -> None:
    assert shortened(1 << (1 << 24)) == "<an integer of 16,777,217 bits>"
    assert shortened([[0] * 10**7] * 10**6) == "[[" + "0, " * 66 + "… (1,000,000 items)"


def test_equal_sets_have_one_text() -> None:
    assert shortened({"beta", "alpha"}) == "{'alpha', 'beta'}"
