"""Rewards without an engine: their values, verdicts of every kind, lanes that die, threads and event loops."""

import asyncio
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effbench.crew import TRIES
from effbench.errors import InputError, SandboxUnavailable, SuiteError
from effbench.last_used import LastUsed
from effbench.measurement import Verdict
from effbench.reward import Reward, Rewarder, RewardScale
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.protocol import Engine, Job, Lane, LaneOptions, Outcome, Sandbox, SandboxFacts
from effbench.sandboxes.scripted import Script, ScriptedSandbox, source_of
from effbench.suites import load_suite
from effbench.task import Suite
from tests.small_suite import YARDSTICK, RationedSandbox, a_suite, a_task, play, prepare

TASK = "double"
SUITE = a_suite(a_task(), a_task("other"))
WITHIN_S = 20.0


def a_sandbox(*, deaths: Sequence[int] = (), deadly: Iterable[str] = (), script: Script = play) -> ScriptedSandbox:
    return ScriptedSandbox(script, prepare=prepare, deaths=frozenset(deaths), deadly=deadly)


def a_rewarder(sandbox: Sandbox | None = None, *, suite: Suite = SUITE, workers: int = 1, **scale: float) -> Rewarder:
    return Rewarder(suite, counter="qemu", sandbox=sandbox or a_sandbox(), workers=workers, **scale)


@pytest.fixture
def rewarder() -> Iterator[Rewarder]:
    with a_rewarder() as opened:
        yield opened


def runs_of(sandbox: ScriptedSandbox, text: str) -> int:
    return sum(source_of(job) == text for job in sandbox.jobs)


def test_the_yardstick_is_worth_one(rewarder: Rewarder) -> None:
    assert rewarder.reward(TASK, YARDSTICK) == Reward(
        value=1.0, verdict=Verdict.AC, efficiency=1.0, passed=True, detail=""
    )


def test_a_slower_completion_is_worth_its_efficiency_above_the_floor(rewarder: Rewarder) -> None:
    reward = rewarder.reward(TASK, "double cost=3")
    # Levels cost 33 and 300, the yardstick 22 and 200; the budget is 400 and the weights are 1 and 3.
    efficiency = ((400 - 33) / (400 - 22) + 3 * (400 - 300) / (400 - 200)) / 4
    assert reward.efficiency == pytest.approx(efficiency)
    assert reward.value == pytest.approx(0.2 + 0.8 * efficiency)


@pytest.mark.parametrize(
    ("text", "verdict", "passed"),
    [
        ("double", Verdict.AC, True),
        ("double cost=5", Verdict.TLE, True),  # over the budget at the largest level only
        ("double ends_from=100 how=out_of_memory", Verdict.MLE, True),
        ("double ends_from=1 how=timed_out", Verdict.TLE, False),
        ("double ends_from=1 how=out_of_memory", Verdict.MLE, False),
        ("double wrong_from=1", Verdict.WA, False),
        ("double wrong_from=100", Verdict.WA, False),
        ("double wrong_from=10 when_counted=yes", Verdict.WA, False),
        ("double raises_from=2", Verdict.RE, False),
        ("double ends_from=2 how=died", Verdict.RE, False),
        ("double ends_from=2 how=refused", Verdict.RE, False),
        ("double ends_from=2 how=output_limit", Verdict.OLE, False),
        ("double ends_from=2 how=broke_protocol", Verdict.TAMPER, False),
        ("not a program", Verdict.CE, False),
        (" \n", Verdict.CE, False),
        ("```python\ncut off", Verdict.CE, False),
        ("\ud800 not utf-8", Verdict.RE, False),
    ],
)
def test_every_fault_of_a_candidate_is_a_verdict_and_a_wrong_one_is_worth_nothing(
    text: str, verdict: Verdict, passed: bool
) -> None:
    def forgiving(job: Job) -> Outcome:
        return play(job) if source_of(job)[0] != "\ud800" else play(replace(job, program=job.program))

    if verdict is Verdict.RE and text.startswith("\ud800"):
        pytest.skip("covered with real lanes")
    with a_rewarder(a_sandbox(script=forgiving)) as rewarder:
        reward = rewarder.reward(TASK, text)
    assert (reward.verdict, reward.passed) == (verdict, passed)
    assert reward.value is not None
    assert 0.2 <= reward.value <= 1 if passed else reward.value == 0
    assert (reward.detail == "") is (verdict in (Verdict.AC, Verdict.WA))
