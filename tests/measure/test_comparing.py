import itertools
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.measure.comparing import equal_as_text, equal_unordered, equal_within, is_right
from effbench.measure.verdicts import equal_exactly
from effbench.records.task import Comparison
from effbench.sandboxes.values import encode
from tests.sandboxes.test_values import plain_values

numbers = st.integers(-5, 5) | st.floats() | st.sampled_from([0.5, 1.0, 2.0, 1e308, -1e308])
leaves = st.booleans() | st.integers(-2, 2) | st.sampled_from([0.0, -0.0, 1.0, 0.5, "", "1", b"", None, 1j, 1 + 0j])
small = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.sets(leaves, max_size=3)
        | st.frozensets(leaves, max_size=3)
        | st.dictionaries(leaves, inner, max_size=2)
    ),
    max_leaves=6,
)


def within(output: object, answer: object, relative: float = 0.0, absolute: float = 0.0) -> bool:
    return equal_within(encode(output), encode(answer), relative=relative, absolute=absolute)


def unordered(output: object, answer: object) -> bool:
    return equal_unordered(encode(output), encode(answer))


@given(st.lists(st.floats()), st.lists(st.floats()), st.floats(0, 2), st.floats(0, 2))
def test_tolerance_is_numpys(output: list[float], answer: list[float], relative: float, absolute: float) -> None:
    with np.errstate(all="ignore"):
        expected = len(output) == len(answer) and bool(
            np.isclose(output, answer, rtol=relative, atol=absolute, equal_nan=True).all()
        )
    assert within(output, answer, relative, absolute) == expected


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(-3, 3), st.floats(0, 1), st.floats(0, 1))
def test_tolerance_is_numpys_near_its_bound(answer: float, step: float, relative: float, absolute: float) -> None:
    output = answer + step * (absolute + relative * abs(answer))
    with np.errstate(all="ignore"):
        expected = bool(np.isclose(output, answer, rtol=relative, atol=absolute))
    assert within([output], [answer], relative, absolute) == expected


@given(plain_values)
def test_every_value_is_within_no_tolerance_of_itself(value: object) -> None:
    assert within(value, value)
    assert unordered(value, value)


@given(small, small)
def test_without_tolerance_values_without_bools_compare_exactly(output: Any, answer: Any) -> None:
    if "True" in repr((output, answer)) or "False" in repr((output, answer)):
        return
    assert within(output, answer) == equal_exactly(encode(output), encode(answer))


@pytest.mark.parametrize(
    ("output", "answer", "close"),
    [
        (1.05, 1.0, True),
        (1.2, 1.0, False),
        ([1, 1.05], [1.0, 1], True),
        ({"a": (1.05, [2.0])}, {"a": (1.0, [2.05])}, True),
        ({1.05: 1}, {1.0: 1}, False),
        ({1.05}, {1.0}, False),
        ({1, 2.0}, {1.0, 2}, True),
        (1, 1.0, False),
        ([True], [1.0], False),
        ([True], [1], False),
        ([101], [100], False),
        ([100.05], [100], True),
        (math.nan, math.nan, True),
        (math.nan, 1.0, False),
        (math.inf, math.inf, True),
        (-math.inf, math.inf, False),
        (1e308, math.inf, False),
        ([10**400], [1.0], False),
        ([10**400], [10**400], True),
        (1.05 + 1j, 1 + 1.05j, True),
        (complex(math.nan, 1), complex(math.nan, 1), True),
        ("1.0", "1.00", False),
        ([1.0], (1.0,), False),
        ([1.0, 2.0], [1.0], False),
        ({math.nan: 1.0}, {math.nan: 1.05}, True),
    ],
)
def test_tolerance_of_a_tenth(output: object, answer: object, close: bool) -> None:
    assert within(output, answer, 0.0, 0.1) is close


def is_permutation(output: Any, answer: Any) -> bool:
    """By trying every order."""
    if type(output) is not type(answer) or type(output) not in (list, tuple):
        return type(output) is type(answer) and bool(output == answer)
    return any(list(order) == list(answer) for order in itertools.permutations(output))


@given(st.lists(small, max_size=4), st.lists(small, max_size=4), st.sampled_from([list, tuple]), st.randoms())
def test_unordered_equals_trying_every_order(output: Any, answer: Any, kind: Any, random: Any) -> None:
    assert unordered(kind(output), kind(answer)) == is_permutation(kind(output), kind(answer))
    shuffled = random.sample(answer, len(answer))
    assert unordered(kind(shuffled), kind(answer))


@pytest.mark.parametrize(
    ("output", "answer", "equal"),
    [
        ([[1, 2], [3]], [[3], [1, 2]], True),
        ([[2, 1], [3]], [[3], [1, 2]], False),
        ([1, 1, 2], [1, 2, 2], False),
        ([1, 2], (2, 1), False),
        ([math.nan, 1], [1, math.nan], True),
        ([{math.nan}, 1], [1, {math.nan}], True),
        ([{1: [2]}, "a"], ["a", {1: [2]}], True),
        (["a;b", "c"], ["a", "b;c"], False),
        ("ab", "ba", False),
        ({1: [1, 2]}, {1: [2, 1]}, False),
        ({1, 2}, {2, 1}, True),
    ],
)
def test_order_of_the_outermost_sequence_alone_does_not_matter(output: object, answer: object, equal: bool) -> None:
    assert unordered(output, answer) is equal


def test_every_kind_of_item_is_found_in_any_order() -> None:
    items = [None, True, 2, 2.5, 3.0, 1j, complex(4, 0), "x", b"y", {"a": [None]}, [1], (1,), {1, 2}, frozenset({3})]
    assert unordered(items, items[::-1])
    for place, item in enumerate(items):
        assert not unordered([*items[:place], "other", *items[place + 1 :]], items), item


def test_numbers_whose_hashes_collide_do_not_take_quadratic_time() -> None:
    collide = [number * (2**61 - 1) for number in range(60_000)]
    assert unordered(collide[::-1], collide)
    assert not unordered([*collide[:-1], 1], collide)


@pytest.mark.parametrize(
    ("output", "answer", "equal"),
    [
        ("1\n2\n", "1\n2", True),
        ("1  \n2\t\r\n\n \n", "1\n2\n", True),
        (" 1\n2", "1\n2", False),
        ("1\n\n2", "1\n2", False),
        ("1 2", "1\n2", False),
        ("1\x0b2", "1\n2", False),
        ("", "\n\n", True),
        ("1.0", "1", False),
        (b"1", "1", False),
        (1, "1", False),
        ("\udcff\n", "\udcff", True),
    ],
)
def test_text_is_compared_line_by_line(output: object, answer: str, equal: bool) -> None:
    assert equal_as_text(encode(output), encode(answer)) is equal


blanks = st.text("\t \r", max_size=2)


@given(st.lists(st.text("ab \r", max_size=3), max_size=4), st.data())
def test_white_space_at_ends_never_matters_in_text(lines: list[str], data: st.DataObject) -> None:
    padded = "\n".join(line + data.draw(blanks) for line in lines) + "\n" * data.draw(st.integers(0, 2))
    assert equal_as_text(encode(padded), encode("\n".join(lines)))


@given(garbage=st.binary() | st.sampled_from([b"(\1\0\0\0" * 5000, b"{\1\0\0\0[\0\0\0\0", b"I\xff\xff\xff\xff0"]))
@pytest.mark.parametrize("comparison", [each for each in Comparison if each is not Comparison.CHECKER])
@pytest.mark.parametrize("answer", [encode("text"), encode([1.0, [2.0]]), encode((1, 2))])
def test_garbage_is_wrong_by_every_comparison(garbage: bytes, comparison: Comparison, answer: bytes) -> None:
    output = garbage + b" "
    assert not is_right(output, answer, comparison, relative_tolerance=0.1, absolute_tolerance=0.1)


def test_each_comparison_is_the_one_that_is_asked_for() -> None:
    pairs = {
        Comparison.EXACT: (encode([1]), encode([1.0])),
        Comparison.TOLERANCE: (encode([1.05]), encode([1.0])),
        Comparison.UNORDERED: (encode([2, 1]), encode([1, 2])),
        Comparison.TEXT: (encode("a \n"), encode("a")),
    }
    for asked in pairs:
        right = {
            comparison
            for comparison, pair in pairs.items()
            if is_right(*pair, asked, relative_tolerance=0.0, absolute_tolerance=0.1)
        }
        assert right >= {asked}
        assert right - {asked} <= {Comparison.EXACT}


def test_a_checker_is_not_for_the_harness() -> None:
    with pytest.raises(ValueError, match="a checker decides in a lane"):
        is_right(b"1", b"1", Comparison.CHECKER, relative_tolerance=0.0, absolute_tolerance=0.0)
