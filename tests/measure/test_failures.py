"""What a record tells of a failure: the input, what was expected and what came, never much of either."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.measure.failures import describe_failure
from effbench.measure.test_cases import TestCase
from effbench.records.measurement import Failure, Verdict
from effbench.records.task import Comparison, StressInput
from effbench.sandboxes import values
from effbench.sandboxes.outcome import Ending, Outcome
from tests.small_suite import a_task


def told(
    answer: Any,
    output: Any,
    *,
    arguments: Any = (1,),
    comparison: Comparison = Comparison.EXACT,
    kind: Any = "function",
) -> Failure:
    case = TestCase(
        stress_input=StressInput(task_id="double", seed=1, size=1, level=0, test_index=0),
        arguments=values.encode(arguments),
        answer=values.encode(answer),
        weight=1.0,
    )
    encoded = output if type(output) is bytes else values.encode(output)
    outcome = Outcome(ending=Ending.RETURNED, output=encoded)
    failure = describe_failure(replace(a_task(), comparison=comparison, kind=kind), case, Verdict.WA, outcome)
    assert failure is not None
    return failure


def test_a_short_answer_is_told_whole() -> None:
    assert told(2, 3) == Failure(input="(1,)", expected="2", got="3", difference="")


def test_a_programs_input_is_its_text() -> None:
    failure = told("2\n5\n", "2 \n7\n", arguments=("1\n",), kind="stdio", comparison=Comparison.TEXT)
    assert (failure.input, failure.expected, failure.got) == (r"'1\n'", r"'2\n5\n'", r"'2 \n7\n'")
    assert failure.difference == "in line 2: '7' instead of '5'"
    assert told("2\n", "2\n3\n", comparison=Comparison.TEXT).difference == "in line 2: '3' instead of ''"
    assert told("2", "2\n3", comparison=Comparison.TEXT).difference == "2 lines instead of 1"


@pytest.mark.parametrize(
    ("answer", "output", "difference"),
    [
        ([1, 2, 3], [1, 5, 3], "at [1]: 5 instead of 2"),
        ([1, 2, 3], [1, 2], "2 items instead of 3"),
        ([[1], [2, 3]], [[1], [2]], "1 item instead of 2 at [1]"),
        ([1, 2], (1, 2), "type tuple instead of list"),
        (["ab"], ["ac"], "at [0][1]: 'c' instead of 'b'"),
        ("abc", "abd", "at [2]: 'd' instead of 'c'"),
        ({1: 2}, {1: 3}, ""),
    ],
)
def test_the_first_difference_is_named(answer: Any, output: Any, difference: str) -> None:
    assert told(answer, output).difference == difference


@pytest.mark.parametrize("comparison", [Comparison.TOLERANCE, Comparison.UNORDERED, Comparison.CHECKER])
def test_no_place_is_named_where_places_are_not_what_is_compared(comparison: Comparison) -> None:
    assert told([1.0, 2.0], [1.001, 5.0], comparison=comparison).difference == ""


def test_a_long_argument_hides_no_short_one() -> None:
    text = told(2, 3, arguments=(list(range(10**5)), 7)).input
    assert text.startswith("([0, 1, 2, ")
    assert text.endswith("… (100,000 items), 7)")
    assert len(text) < 150


def test_an_output_that_is_no_value_is_named_so() -> None:
    assert told(2, b"nonsense").got == "<no plain value>"


@given(st.lists(st.integers(), min_size=300), st.text(min_size=300))
def test_everything_is_cut(answer: list[int], output: str) -> None:
    failure = told(answer, output, arguments=(output, answer))
    assert all(len(text) < 300 for text in (failure.input, failure.expected, failure.got, failure.difference))


@pytest.mark.parametrize(
    ("verdict", "is_told"),
    [(verdict, verdict in (Verdict.WA, Verdict.RE, Verdict.OLE)) for verdict in Verdict],
)
def test_only_what_is_wrong_on_an_input_is_told(verdict: Verdict, is_told: bool) -> None:
    case = TestCase(
        stress_input=StressInput(task_id="double", seed=1, size=1, level=0, test_index=0),
        arguments=values.encode((1,)),
        answer=values.encode(2),
        weight=1.0,
    )
    failure = describe_failure(a_task(), case, verdict, Outcome(ending=Ending.RAISED, detail="KeyError: 1"))
    assert failure == (Failure(input="(1,)", expected="2", got="", difference="") if is_told else None)


def test_of_an_object_the_first_call_is_told_that_differs() -> None:
    calls = [(3,), [("put", "a", 1), ("get", "a"), ("get", "b")], ("KeyError",)]
    right = ((None, 1, None), ((2, "KeyError"),))
    failure = told(right, ((None, 1, 5), ()), arguments=calls, kind="class")
    assert failure.input == "double(3,), then 3 calls: [('put', 'a', 1), ('get', 'a'), ('get', 'b')]"
    assert failure.difference == "call 3, get('b',): 5 instead of KeyError"
    assert told(right, ((None, 2, None), ((2, "KeyError"),)), arguments=calls, kind="class").difference == (
        "call 2, get('a',): 2 instead of 1"
    )
