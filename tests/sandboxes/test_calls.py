"""Several calls in one process: what the lane asks for, and how it reads what the relay says of them."""

import signal
from typing import Any

import pytest

from effbench.errors import SandboxDied
from effbench.sandboxes import values
from effbench.sandboxes.agent import wire
from effbench.sandboxes.lane import AgentLane
from effbench.sandboxes.protocol import Ending, Limits, Outcome, Prepared
from tests.sandboxes.scripted_channel import STARTED, ScriptedChannel, incomplete, reader, report

PROGRAM = Prepared(code=b"code", digest="d", entry_point="f", works_at_import=False)
LIMITS = Limits(cpu_s=1.5, wall_s=2.5, memory_bytes=1000, output_bytes=2000)
INPUTS = [values.encode((number,)) for number in (1, 2, 3)]
OK = {"status": "ok"}


def of_calls(*blobs: bytes, **changes: Any) -> bytes:
    """The relay's answer to three calls that returned, with changes."""
    header = wire.read_frame(reader(report()), max_blob_bytes=100).header
    header |= {"marks": "SLRDRDRD", "cpu_ns": [1, 11, 20, 120, 200, 250, 300, 330], "end_cpu_ns": 340}
    header |= {"earlier": [[OK, 130], [OK, 260]], "published": 0, "counts": [], "settled": 0}
    return wire.pack_frame({**header, **changes}, blobs or (b"1", b"2", b"3"))


def call(answer: bytes) -> list[Outcome]:
    channel = ScriptedChannel(STARTED, answer)
    outcomes = AgentLane(channel).call_each(PROGRAM, INPUTS, limits=LIMITS, disabled_builtins=("print",))
    assert channel.closed == 0
    return outcomes


def test_all_inputs_are_sent_at_once_to_a_native_process() -> None:
    channel = ScriptedChannel(STARTED, of_calls())
    AgentLane(channel).call_each(PROGRAM, INPUTS, limits=LIMITS, disabled_builtins=("print",))
    request = {
        "op": "call_each",
        "engine": "native",
        "entry_point": "f",
        "disabled_builtins": ["print"],
        "limits": {"cpu_s": 1.5, "wall_s": 2.5, "memory_bytes": 1000, "output_bytes": 2000, "instructions": 0},
        "inputs": [1, 2, 3],
        "drop": [],
    }
    assert channel.requests[2:] == [wire.Frame(request, (b"code", *INPUTS))]


def test_each_call_has_its_own_output_and_times_and_the_import_in_common() -> None:
    outcomes = call(of_calls())
    assert [outcome.output for outcome in outcomes] == [b"1", b"2", b"3"]
    assert {outcome.ending for outcome in outcomes} == {Ending.RETURNED}
    assert {(outcome.load_cpu_ns, outcome.max_rss_bytes) for outcome in outcomes} == {(10, 4096)}
    times = [(outcome.input_cpu_ns, outcome.call_cpu_ns, outcome.output_cpu_ns) for outcome in outcomes]
    assert times == [(9, 100, 10), (70, 50, 10), (40, 30, 10)]
    assert [outcome.cpu_time_s for outcome in outcomes] == [129e-9, 140e-9, 90e-9]
    assert {outcome.call_count for outcome in outcomes} == {None}


@pytest.mark.parametrize(
    ("changes", "ending", "detail"),
    [
        ({"result": {"status": "exception", "type": "KeyError", "detail": "7"}}, Ending.RAISED, "KeyError: 7"),
        ({"result": {"status": "refused", "detail": "a generator"}}, Ending.REFUSED, "the result holds a generator"),
        ({"result": None, "end": "timeout", "marks": "SLRDR"}, Ending.TIMED_OUT, "stopped at its time limit"),
        ({"result": None, "end": "output_limit"}, Ending.OUTPUT_LIMIT, "the result is larger than it may be"),
        ({"result": None, "exit": -signal.SIGSEGV}, Ending.DIED, "ended by SIGSEGV"),
        ({"result": None, "end": "mark", "marks": "SLRDS"}, Ending.BROKE_PROTOCOL, "marks 'SLS'"),
        ({"marks": "SLRD"}, Ending.BROKE_PROTOCOL, "the result came before the call had returned"),
        ({"cpu_ns": [1, 11, 20, 120, 200]}, Ending.BROKE_PROTOCOL, "the result came before the call had returned"),
        ({"marks": "SLRDRDRD"}, Ending.BROKE_PROTOCOL, "marks 'SLRDRD'"),
    ],
)
def test_the_call_that_failed_comes_last(changes: dict[str, Any], ending: Ending, detail: str) -> None:
    two = {"earlier": [[OK, 130]], "marks": "SLRDRD", "cpu_ns": [1, 11, 20, 120, 200, 250], "end_cpu_ns": 260}
    first, second = call(of_calls(b"1", b"", **{**two, **changes}))
    assert (first.ending, first.output) == (Ending.RETURNED, b"1")
    assert (second.ending, second.detail, second.output) == (ending, detail, None)
    assert second.cpu_time_s == pytest.approx(0.25 - 130e-9)


@pytest.mark.parametrize(
    ("marks", "cpu_ns", "decoding_ns"),
    [("SLRDR", [1, 11, 20, 120, 200], 70), ("SLRD", [1, 11, 20, 120], None)],
)
def test_a_call_that_was_stopped_is_told_from_an_input(marks: str, cpu_ns: list[int], decoding_ns: int | None) -> None:
    stopped = of_calls(b"1", b"", earlier=[[OK, 130]], marks=marks, cpu_ns=cpu_ns, end="timeout", result=None)
    assert call(stopped)[1].input_cpu_ns == decoding_ns


def test_an_import_that_fails_fails_the_first_call() -> None:
    failed = {"status": "exception", "type": "NameError", "detail": "x"}
    (outcome,) = call(of_calls(b"", earlier=[], marks="S", cpu_ns=[1], result=failed))
    assert (outcome.ending, outcome.detail) == (Ending.RAISED, "NameError: x")


@pytest.mark.parametrize(
    "answer",
    [incomplete("marks"), of_calls(cpu_ns=[1, 11, 20]), of_calls(earlier=7), of_calls(earlier=[[OK]]), of_calls(b"1")],
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
