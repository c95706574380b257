"""Whole programs at the harness's end of a lane: bytes go in and come out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.sandboxes import values
from effbench.sandboxes.job import Job, Limits, Prepared
from effbench.sandboxes.lane import AgentLane, standard_input
from effbench.sandboxes.outcome import Ending, Outcome
from tests.sandboxes.scripted_channel import STARTED, ScriptedChannel, failed, report

PROGRAM = Prepared(code=b"code", digest="d", entry_point="")
LIMITS = Limits(cpu_s=1.5, wall_s=2.5, memory_bytes=1000, output_bytes=2000)


def test_a_whole_program_gets_bytes_and_gives_text() -> None:
    answer = report(b"\xff\xc3\xa9\r\n", marks=[1, 2, 3, 4], cpu_ns=[1, 2, 20, 120], given_cpu_ns=[])
    channel = ScriptedChannel(STARTED, answer)
    job = Job(program=PROGRAM, arguments=values.encode(("\udcfe\u00e9\n",)), limits=LIMITS)
    outcome = AgentLane(channel).run(job)
    assert (channel.requests[2].header["op"], channel.requests[2].header["is_program"]) == ("run", True)
    assert channel.requests[2].blobs == (values.encode((b"code", "", ())), b"\xfe\xc3\xa9\n")
    assert outcome.output == values.encode("\udcff\u00e9\r\n")
    assert (outcome.ending, outcome.load_cpu_ns, outcome.call_cpu_ns) == (Ending.RETURNED, 1, 100)


def run(answer: bytes) -> Outcome:
    job = Job(program=PROGRAM, arguments=values.encode(("",)), limits=LIMITS)
    return AgentLane(ScriptedChannel(STARTED, answer)).run(job)


LEFT = {"end": "dead", "exit": 0, "given_cpu_ns": [], "cpu_time_s": 500e-9}


@pytest.mark.parametrize(
    ("marks", "readings", "call"),
    [([1, 2, 3], [5, 6, 20], 480), ([1, 2, 3, 7], [5, 6, 20, 120], 100)],
    ids=["natively", "emulated"],
)
def test_a_program_that_ends_its_process_with_success_has_come_to_its_end(
    marks: list[int], readings: list[int], call: int
) -> None:
    outcome = run(report(b"written", **LEFT, marks=marks, cpu_ns=readings, counts=readings if 7 in marks else [0] * 3))
    assert (outcome.ending, outcome.output, outcome.call_cpu_ns) == (Ending.RETURNED, values.encode("written"), call)
    assert outcome.call_count == (100 if 7 in marks else None)


@pytest.mark.parametrize(
    ("changes", "ending"),
    [
        ({"exit": 1}, Ending.DIED),
        ({"exit": -11}, Ending.DIED),
        ({"marks": [1, 2], "cpu_ns": [5, 6]}, Ending.DIED),
        ({"marks": [], "cpu_ns": []}, Ending.DIED),
        ({"end": "timeout"}, Ending.TIMED_OUT),
        ({"end": "output_limit"}, Ending.OUTPUT_LIMIT),
        ({"is_broken": True}, Ending.BROKE_PROTOCOL),
    ],
)
def test_a_program_that_ends_in_another_way_has_no_output(changes: dict[str, Any], ending: Ending) -> None:
    outcome = run(report(b"written", **{**LEFT, "marks": [1, 2, 3], "cpu_ns": [5, 6, 20], **changes}))
    assert (outcome.ending, outcome.output) == (ending, None)


def test_a_program_that_fails_says_how() -> None:
    outcome = run(failed(1, "ZeroDivisionError", "division by zero"))
    assert (outcome.ending, outcome.output) == (Ending.RAISED, None)
    assert outcome.detail == "ZeroDivisionError: division by zero"


@given(st.binary())
def test_any_bytes_come_back_as_they_were(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    assert standard_input(values.encode((text,))) == data


@pytest.mark.parametrize("value", [("\ud800",), (), ("a", "b"), (1,), "a"])
def test_what_is_no_text_cannot_be_standard_input(value: object) -> None:
    with pytest.raises(ValueError, match=r"a tuple of one text|surrogates not allowed"):
        standard_input(values.encode(value))
