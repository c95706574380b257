"""The local sandbox against what every sandbox must withstand: each level, as this user and as an ordinary one.

Two of level, user and engine meet in some test; all three combinations of everything would prove the same again.
"""

import json
from collections.abc import Iterator

import pytest

from effbench.errors import SandboxUnavailable
from effbench.sandboxes import values
from effbench.sandboxes.conformance.cases import BROKEN_SOURCES
from effbench.sandboxes.conformance.check import (
    CHECKS,
    LANE_OPTIONS,
    Check,
    check_sandbox,
    find_problems,
    find_problems_of_calls,
    find_problems_of_preparing,
)
from effbench.sandboxes.job import Engine, Job, NotAProgram, Prepared
from effbench.sandboxes.local import Level, LocalSandbox
from effbench.sandboxes.local_runtime import LocalRuntime
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane
from effbench.sandboxes.scripted import ScriptedSandbox, as_written, source_of
from tests.conftest import missing
from tests.sandboxes.ordinary_user import run_as_ordinary_user

NATIVE = [check for check in CHECKS if Engine.NATIVE in check.engines]
EMULATED = [check for check in CHECKS if Engine.QEMU in check.engines]


def named(check: Check) -> str:
    return check.name


@pytest.fixture(scope="module", params=list(Level))
def sandbox(request: pytest.FixtureRequest, local_runtime: LocalRuntime) -> LocalSandbox:
    sandbox = LocalSandbox(runtime=local_runtime, levels=[request.param])
    try:
        sandbox.facts()
    except SandboxUnavailable as error:
        missing("local", str(error))
    return sandbox


@pytest.fixture(scope="module")
def lane(sandbox: LocalSandbox) -> Iterator[Lane]:
    """One for all checks: what one leaves behind, the next ones trip over."""
    lane = sandbox.open_lane(LANE_OPTIONS)
    yield lane
    lane.close()


@pytest.mark.local
@pytest.mark.parametrize("check", NATIVE, ids=named)
def test_local_sandbox_withstands_a_program_that(lane: Lane, check: Check) -> None:
    assert find_problems(lane, check, Engine.NATIVE) == []


@pytest.mark.local
@pytest.mark.parametrize("sandbox", [Level.NAMESPACES], indirect=True)
@pytest.mark.parametrize("check", EMULATED, ids=named)
def test_local_sandbox_withstands_an_emulated_program_that(sandbox: LocalSandbox, lane: Lane, check: Check) -> None:
    if not sandbox.facts().emulator:
        missing("local", "there is no emulator")
    assert find_problems(lane, check, Engine.QEMU) == []


@pytest.mark.local
def test_local_sandbox_prepares_no_broken_source(lane: Lane) -> None:
    assert find_problems_of_preparing(lane) == []


@pytest.mark.local
def test_local_sandbox_calls_one_process_several_times(lane: Lane) -> None:
    assert find_problems_of_calls(lane) == []


@pytest.mark.local
@pytest.mark.parametrize("level", list(Level))
def test_local_sandbox_of_an_ordinary_user_withstands_all_of_it(local_runtime: LocalRuntime, level: Level) -> None:
    # Emulated at the other level; this user has it the other way round.
    natively = "sandbox.facts = lambda facts=sandbox.facts(): replace(facts, emulator=False)"
    code = f"""
try:
    {natively if level is Level.NAMESPACES else "pass"}
    print(json.dumps([sandbox.facts().isolation, check_sandbox(sandbox)]))
except SandboxUnavailable as error:
    print(json.dumps([None, str(error)]))
"""
    isolation, problems = json.loads(run_as_ordinary_user(code, local_runtime.folder, level))
    if isolation is None:
        missing("local", problems)
    assert problems == []
    assert ("user-namespace" in isolation) is (level is Level.NAMESPACES)
    assert "own-uid" not in isolation


def test_a_fake_that_answers_every_check_as_it_should_conforms() -> None:
    checks = {check.source: check for check in CHECKS if check.calls is None}
    of_classes = {values.encode(check.calls): check for check in CHECKS if check.calls is not None}

    def play(job: Job) -> Outcome:
        check = of_classes.get(job.arguments) or checks.get(source_of(job))
        if check is None and job.arguments in [values.encode((number,)) for number in range(10)]:  # of several calls
            is_the_last = job.arguments == values.encode((9,))
            ending = Ending.RAISED if is_the_last else Ending.RETURNED
            return Outcome(ending=ending, output=None if is_the_last else values.encode(1))
        if check is None:  # the probe, or a program that goes before a check
            return Outcome(ending=Ending.RETURNED, output=values.encode([1, 2, 3]))
        ending = min(check.endings)
        output = values.encode(check.returns) if ending is Ending.RETURNED else None
        return Outcome(ending=ending, output=output)

    def prepare(source: str, entry_point: str) -> Prepared | NotAProgram:
        broken = source in BROKEN_SOURCES.values()
        return NotAProgram(detail="broken") if broken else as_written(source, entry_point)

    assert check_sandbox(ScriptedSandbox(play, prepare=prepare)) == []
