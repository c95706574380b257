"""Says on which input a solution failed, what was expected there and what came.

The texts are for whoever looks into a run. They hold answers of tests, so nothing that a model reads is made of them.
"""

from collections.abc import Sequence
from typing import Any, Final

from effbench.measure.test_cases import TestCase
from effbench.records.measurement import Failure, Verdict
from effbench.records.task import Comparison, Task
from effbench.sandboxes import values
from effbench.sandboxes.outcome import Outcome
from effbench.text.shortened import SHOWN, shortened

__all__ = ["describe_failure"]

_TOLD: Final = frozenset({Verdict.WA, Verdict.RE, Verdict.OLE})
"""Verdicts on what was given for an input; the others are about cost, the program as a whole, or the sandbox."""
_DEEPEST: Final = 5
_ARGUMENTS_SHARED: Final = 8


def describe_failure(task: Task, case: TestCase, verdict: Verdict, outcome: Outcome) -> Failure | None:
    """What a record tells of an input that was failed; None for a verdict that is not about an output.

    Args:
        task: The task.
        case: The input and the right answer.
        verdict: On the run.
        outcome: The run; what it gave is hostile.
    """
    if verdict not in _TOLD:
        return None
    arguments: Any = values.decode(case.arguments)
    expected: Any = values.decode(case.answer)
    got, difference = "", ""
    if outcome.output is not None:
        try:
            came: Any = values.decode(outcome.output)
            got = shortened(came)
            difference = _difference(task.comparison, expected, came)
            if difference and task.kind == "class":
                difference = _in_calls(arguments[1], expected, came) or difference
        except (ValueError, RecursionError):
            got = "<no plain value>"
    return Failure(
        input=_input_text(task, arguments),
        expected=shortened(expected),
        got=got,
        difference=difference,
    )


def _input_text(task: Task, arguments: Any) -> str:
    if task.kind == "stdio":
        return shortened(arguments[0])
    if task.kind == "class":
        made, calls, _ = arguments
        return f"{task.entry_point}{_call_text(made)}, then {len(calls):,} calls: {shortened(calls, SHOWN // 2)}"
    return _call_text(arguments)


def _in_calls(calls: list[Any], expected: Any, got: Any) -> str:
    """The first call whose result differs: what it gave, or raised."""
    wanted, came = _results(calls, expected), _results(calls, got)
    place = _first_difference(wanted, came)
    if place is None:
        return ""
    name, *arguments = calls[place]
    call = f"call {place + 1:,}, {name}{shortened(tuple(arguments), 60)}"
    return f"{call}: {_result_text(came[place])} instead of {_result_text(wanted[place])}"


def _results(calls: list[Any], output: Any) -> list[tuple[Any, str]]:
    """Each call's result, and the error that it raised instead; nothing where the output is not the driver's."""
    match output:
        case (tuple(given), tuple(raised)) if len(given) == len(calls):
            errors = {place: error for place, error in raised if type(place) is int}
            return [(value, errors.get(place, "")) for place, value in enumerate(given)]
    return []


def _result_text(result: tuple[Any, str]) -> str:
    value, error = result
    return error or shortened(value, 40)


def _call_text(arguments: tuple[Any, ...]) -> str:
    """The arguments, each with its share of the characters: a short one is not hidden by a long one before it."""
    if not 1 < len(arguments) <= _ARGUMENTS_SHARED:
        return shortened(arguments)
    return "(" + ", ".join(shortened(item, SHOWN // len(arguments)) for item in arguments) + ")"


def _difference(comparison: Comparison, expected: Any, got: Any) -> str:
    """Where the two first differ; empty where the comparison is not place by place."""
    if comparison is Comparison.CHECKER:
        return ""
    if type(expected) is not type(got):
        return f"type {type(got).__name__} instead of {type(expected).__name__}"
    if comparison is Comparison.TEXT:
        return _in_lines(*([line.rstrip() for line in str(text).split("\n")] for text in (expected, got)))
    if comparison is Comparison.EXACT:
        return _in_sequence(expected, got)
    return ""


def _in_lines(expected: list[str], got: list[str]) -> str:
    place = _first_difference(expected, got)
    if place is None:
        return f"{len(got):,} line{'s' * (len(got) != 1)} instead of {len(expected):,}"
    return f"in line {place + 1:,}: {shortened(got[place], 40)} instead of {shortened(expected[place], 40)}"


def _in_sequence(expected: Any, got: Any) -> str:
    path = ""
    for _ in range(_DEEPEST):
        if type(expected) is not type(got) or not isinstance(expected, list | tuple | str) or expected == got:
            break
        place = _first_difference(expected, got)
        if place is None:
            where = f" at {path}" if path else ""
            return f"{len(got):,} item{'s' * (len(got) != 1)} instead of {len(expected):,}{where}"
        path += f"[{place}]"
        expected, got = expected[place], got[place]
        if isinstance(expected, str) and len(expected) == 1:
            break
    return f"at {path}: {shortened(got, 40)} instead of {shortened(expected, 40)}" if path else ""


def _first_difference(expected: Sequence[Any], got: Sequence[Any]) -> int | None:
    pairs = zip(expected, got, strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), None)
