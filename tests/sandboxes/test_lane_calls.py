"""Several calls in one process: what the lane asks for, and how it reads what the relay says of them."""

import signal
from typing import Any

import pytest

from effbench.errors import SandboxDied
from effbench.sandboxes import values
from effbench.sandboxes.agent import wire
from effbench.sandboxes.job import Limits, Prepared
from effbench.sandboxes.lane import AgentLane
from effbench.sandboxes.outcome import Ending, Outcome
from tests.sandboxes.scripted_channel import STARTED, ScriptedChannel, failed, header_of, incomplete, report

PROGRAM = Prepared(code=b"code", digest="d", entry_point="f")
LIMITS = Limits(cpu_s=1.5, wall_s=2.5, memory_bytes=1000, output_bytes=2000)
INPUTS = [values.encode((number,)) for number in (1, 2, 3)]
RESULTS = [values.encode(number) for number in (1, 2, 3)]
MARKS = [1, 2, 3, 4, 5, 3, 4, 5, 3, 4, 5]
TIMES = [1, 11, 20, 120, 130, 200, 250, 260, 300, 330, 340]
GIVEN = [12, 135, 265]


def of_calls(*blobs: bytes, n_marks: int = 11, **changes: Any) -> bytes:
    """The relay's answer to three calls that returned, or to what came before so many marks, with changes."""
    header = header_of(report()) | {"marks": MARKS[:n_marks], "cpu_ns": TIMES[:n_marks], "given_cpu_ns": GIVEN}
    return wire.pack_frame({**header, **changes}, blobs or RESULTS)


def call(answer: bytes) -> list[Outcome]:
    channel = ScriptedChannel(STARTED, answer)
    outcomes = AgentLane(channel).call_each(PROGRAM, INPUTS, limits=LIMITS, disabled_builtins=("print",))
    assert channel.closed == 0
    return outcomes


def test_all_inputs_are_sent_at_once_to_a_native_process() -> None:
    channel = ScriptedChannel(STARTED, of_calls())
    AgentLane(channel).call_each(PROGRAM, INPUTS, limits=LIMITS, disabled_builtins=("print",))
    request = {
        "op": "run",
        "is_program": False,
        "settles": False,
        "engine": "native",
        "limits": {"cpu_s": 1.5, "wall_s": 2.5, "memory_bytes": 1000, "output_bytes": 2000, "instructions": 0},
        "inputs": [1, 2, 3],
        "drop": [],
    }
    assert channel.requests[2:] == [wire.Frame(request, (values.encode((b"code", "f", ("print",))), *INPUTS))]


def test_each_call_has_its_own_output_and_times_and_the_import_in_common() -> None:
    outcomes = call(of_calls())
    assert [outcome.output for outcome in outcomes] == RESULTS
    assert {outcome.ending for outcome in outcomes} == {Ending.RETURNED}
    assert {(outcome.load_cpu_ns, outcome.max_rss_bytes) for outcome in outcomes} == {(10, 4096)}
    times = [(outcome.input_cpu_ns, outcome.call_cpu_ns, outcome.output_cpu_ns) for outcome in outcomes]
    assert times == [(8, 100, 10), (65, 50, 10), (35, 30, 10)]
    assert [outcome.cpu_time_s for outcome in outcomes] == pytest.approx([128e-9, 135e-9, 85e-9])
    assert {outcome.call_count for outcome in outcomes} == {None}


def second_failed(kind: int, name: str | None, text: str, last: int) -> bytes:
    """The answer to three calls of which the second failed after so many marks."""
    marks, times = [*MARKS[:last], 6], TIMES[: last + 1]
    told: dict[str, Any] = {
        "end": "failed",
        "failure": kind,
        "marks": marks,
        "cpu_ns": times,
        "given_cpu_ns": GIVEN[:2],
    }
    return of_calls(RESULTS[0], values.encode((name, text)), **told)


def second_ended(end: str, n_marks: int, **changes: Any) -> bytes:
    return of_calls(RESULTS[0], n_marks=n_marks, end=end, given_cpu_ns=GIVEN[:2], **changes)


@pytest.mark.parametrize(
    ("answer", "ending", "detail"),
    [
        (second_failed(1, "KeyError", "7", 6), Ending.RAISED, "KeyError: 7"),
        (second_failed(2, None, "a generator", 7), Ending.REFUSED, "the result holds a generator"),
        (second_ended("timeout", 6), Ending.TIMED_OUT, "stopped at its time limit"),
        (second_ended("timeout", 5), Ending.TIMED_OUT, "stopped at its time limit"),
        (second_ended("output_limit", 8), Ending.OUTPUT_LIMIT, "the result is larger than it may be"),
        (second_failed(3, None, "", 7), Ending.OUTPUT_LIMIT, "the result is larger than it may be"),
        (second_ended("dead", 6, exit=-signal.SIGSEGV), Ending.DIED, "ended by SIGSEGV"),
        (second_ended("dead", 6, exit=0), Ending.DIED, "exited with 0 before it returned"),
    ],
)
def test_the_call_that_failed_comes_last(answer: bytes, ending: Ending, detail: str) -> None:
    first, second = call(answer)
    assert (first.ending, first.output) == (Ending.RETURNED, RESULTS[0])
    assert (second.ending, second.detail, second.output) == (ending, detail, None)
    assert second.cpu_time_s > 0


def test_a_process_whose_marks_are_broken_has_no_result_at_all() -> None:
    (outcome,) = call(of_calls(is_broken=True))
    assert (outcome.ending, outcome.output) == (Ending.BROKE_PROTOCOL, None)


@pytest.mark.parametrize(("n_marks", "decoding_ns"), [(6, 65), (5, None)])
def test_a_call_that_was_stopped_is_told_from_an_input(n_marks: int, decoding_ns: int | None) -> None:
    assert call(second_ended("timeout", n_marks))[1].input_cpu_ns == decoding_ns


def test_an_import_that_fails_fails_the_first_call() -> None:
    (outcome,) = call(failed(1, "NameError", "x", at=(1,)))
    assert (outcome.ending, outcome.detail) == (Ending.RAISED, "NameError: x")


@pytest.mark.parametrize(
    "answer",
    [incomplete("marks"), of_calls(cpu_ns=5), of_calls(given_cpu_ns=None), of_calls(b"1"), of_calls(n_marks=4)],
)
def test_what_is_no_report_closes_the_lane(answer: bytes) -> None:
    channel = ScriptedChannel(STARTED, answer)
    with pytest.raises(SandboxDied, match="not an answer"):
        AgentLane(channel).call_each(PROGRAM, INPUTS, limits=LIMITS)
    assert channel.closed == 1


def test_a_process_left_behind_closes_the_lane() -> None:
    channel = ScriptedChannel(STARTED, of_calls(left_over=True))
    with pytest.raises(SandboxDied, match="left a process behind"):
        AgentLane(channel).call_each(PROGRAM, INPUTS, limits=LIMITS)
    assert channel.closed == 1
