"""Whole programs at the harness's end of a lane: bytes go in and come out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.sandboxes import values
from effbench.sandboxes.lane import AgentLane, standard_input
from effbench.sandboxes.protocol import Ending, Job, Limits, Prepared
from tests.sandboxes.scripted_channel import STARTED, ScriptedChannel, report

PROGRAM = Prepared(code=b"code", digest="d", entry_point="", works_at_import=False)
LIMITS = Limits(cpu_s=1.5, wall_s=2.5, memory_bytes=1000, output_bytes=2000)


def test_a_whole_program_gets_bytes_and_gives_text() -> None:
    answer = report(b"\xff\xc3\xa9\r\n")
    channel = ScriptedChannel(STARTED, answer)
    job = Job(program=PROGRAM, arguments=values.encode(("\udcfe\u00e9\n",)), limits=LIMITS)
    outcome = AgentLane(channel).run(job)
    assert channel.requests[2].header["op"] == "run_program"
    assert channel.requests[2].blobs == (b"code", b"\xfe\xc3\xa9\n")
    assert outcome.output == values.encode("\udcff\u00e9\r\n")
    assert outcome.ending is Ending.RETURNED


@given(st.binary())
def test_any_bytes_come_back_as_they_were(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    assert standard_input(values.encode((text,))) == data


@pytest.mark.parametrize("value", [("\ud800",), (), ("a", "b"), (1,), "a"])
def test_what_is_no_text_cannot_be_standard_input(value: object) -> None:
    with pytest.raises(ValueError, match=r"a tuple of one text|surrogates not allowed"):
        standard_input(values.encode(value))
