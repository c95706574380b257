"""The verdict on a run: by how it ended, by comparison, or by the task's own checker."""

import pytest

from effbench.measure.judge import Judge
from effbench.measure.test_cases import TestCase
from effbench.records.measurement import Verdict
from effbench.records.task import StressInput
from effbench.sandboxes import values
from effbench.sandboxes.job import NotAProgram
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import LaneOptions
from effbench.sandboxes.scripted import ScriptedSandbox
from tests.small_suite import a_task, play, prepare

CASE = TestCase(
    stress_input=StressInput(task_id="double", seed=1, size=1, level=0, test_index=0),
    arguments=values.encode((1,)),
    answer=values.encode(2),
    weight=1.0,
)


def judge(checker: str | None = None) -> Judge:
    lane = ScriptedSandbox(play, prepare=prepare).open_lane(LaneOptions(memory_bytes=1 << 30))
    prepared = None if checker is None else lane.prepare(checker, "check")
    assert not isinstance(prepared, NotAProgram)
    return Judge(a_task(), lane, prepared)


def returned(output: bytes) -> Outcome:
    return Outcome(ending=Ending.RETURNED, output=output)


@pytest.mark.parametrize(
    ("outcome", "verdict", "detail"),
    [
        (returned(values.encode(2)), Verdict.AC, ""),
        (returned(values.encode(3)), Verdict.WA, ""),
        (returned(b"nonsense"), Verdict.WA, ""),
        (Outcome(ending=Ending.RETURNED, detail="no output"), Verdict.RE, "no output"),
        (Outcome(ending=Ending.TIMED_OUT), Verdict.TLE, ""),
        (Outcome(ending=Ending.RAISED, exception="OverflowError", detail="too large"), Verdict.TLE, "too large"),
        (Outcome(ending=Ending.RAISED, exception="KeyError", detail="KeyError: 1"), Verdict.RE, "KeyError: 1"),
    ],
)
def test_an_outcome_is_judged(outcome: Outcome, verdict: Verdict, detail: str) -> None:
    assert judge().verdict(outcome, CASE) == (verdict, detail)


def test_an_output_that_was_right_before_is_right() -> None:
    assert judge().verdict(returned(values.encode(5)), CASE, right=values.encode(5)) == (Verdict.AC, "")


def test_no_checker_sees_what_is_no_value() -> None:
    accepted, detail = judge("check").accepts(b"nonsense", CASE)
    assert not accepted
    assert detail == "the output is no encoded value, or nested too deeply for a checker"
