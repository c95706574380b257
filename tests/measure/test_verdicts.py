"""Verdicts on runs, and the comparison of outputs with answers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.measure.verdicts import FAILURES, equal_exactly, verdict_without_output
from effbench.records.measurement import Verdict
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.values import encode

plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.binary(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple),
    max_leaves=10,
)


@pytest.mark.parametrize(
    ("ending", "verdict"),
    [
        (Ending.RETURNED, None),
        (Ending.RAISED, Verdict.RE),
        (Ending.REFUSED, Verdict.RE),
        (Ending.NO_ENTRY_POINT, Verdict.CE),
        (Ending.TIMED_OUT, Verdict.TLE),
        (Ending.OUTPUT_LIMIT, Verdict.OLE),
        (Ending.OUT_OF_MEMORY, Verdict.MLE),
        (Ending.DIED, Verdict.RE),
        (Ending.BROKE_PROTOCOL, Verdict.TAMPER),
    ],
)
def test_an_ending_has_one_verdict(ending: Ending, verdict: Verdict | None) -> None:
    assert verdict_without_output(Outcome(ending=ending)) is verdict


@pytest.mark.parametrize("ending", Ending)
def test_no_ending_lacks_a_verdict_and_none_is_the_sandboxs_fault(ending: Ending) -> None:
    assert verdict_without_output(Outcome(ending=ending)) not in (Verdict.AC, Verdict.SE)


def test_an_overflow_error_is_over_the_budget_as_in_enamel() -> None:
    overflow = Outcome(ending=Ending.RAISED, exception="OverflowError")
    assert verdict_without_output(overflow) is Verdict.TLE


def test_every_verdict_is_accepted_over_budget_a_failure_or_the_sandboxs_fault() -> None:
    over_budget = {Verdict.TLE, Verdict.MLE}
    assert set(Verdict) - FAILURES == {Verdict.AC, Verdict.SE} | over_budget


@given(plain_values)
def test_an_output_equals_itself(value: object) -> None:
    assert equal_exactly(encode(value), encode(value))


@given(plain_values, plain_values)
def test_outputs_are_equal_as_python_compares_them_when_their_types_are(a: object, b: object) -> None:
    expected = encode(a) == encode(b) or (type(a) is type(b) and a == b)
    # NaN inside a container equals itself on both sides, as in Python when it is one object.
    if not any(encode(math.nan)[1:] in encode(value) for value in (a, b)):
        assert equal_exactly(encode(a), encode(b)) == expected


@pytest.mark.parametrize(
    ("output", "answer", "equal"),
    [
        (1, 1.0, False),
        (True, 1, False),
        ([1], (1,), False),
        ({1}, frozenset({1}), False),
        ("a", b"a", False),
        (None, 0, False),
        ([1, True], [1.0, 1], True),
        ([(1,)], [[1]], False),
        ({1: "a", 2: "b"}, {2: "b", 1: "a"}, True),
        ({3, 1, 2}, {1, 2, 3}, True),
        (0.0, -0.0, True),
        (math.nan, math.nan, True),
        ([math.nan], [math.nan], True),
        (0.1 + 0.2, 0.3, False),
        (10**30, 10**30 + 1, False),
    ],
)
def test_the_type_at_the_top_is_exact_and_what_is_inside_compares_as_in_python(
    output: object, answer: object, equal: bool
) -> None:
    assert equal_exactly(encode(output), encode(answer)) is equal
    assert equal_exactly(encode(answer), encode(output)) is equal


@given(st.binary())
def test_an_output_that_does_not_decode_equals_nothing(garbage: bytes) -> None:
    assert not equal_exactly(garbage + b"x", encode("answer"))
