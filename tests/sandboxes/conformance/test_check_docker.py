"""The Docker sandbox against what every sandbox must withstand, and the checks against sandboxes that lie."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from effbench.errors import SandboxDied
from effbench.sandboxes import values
from effbench.sandboxes.conformance.check import (
    CHECKS,
    LANE_OPTIONS,
    Check,
    check_sandbox,
    find_problems,
    find_problems_of_calls,
    find_problems_of_preparing,
)
from effbench.sandboxes.docker import DockerSandbox
from effbench.sandboxes.job import Engine, Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Gate, Lane, LaneOptions, SandboxFacts

CASES = [(check, engine) for check in CHECKS for engine in check.engines]


@pytest.fixture(scope="module")
def lane(docker_sandbox: DockerSandbox) -> Iterator[Lane]:
    """One for all checks: what one leaves behind, the next ones trip over."""
    lane = docker_sandbox.open_lane(LANE_OPTIONS)
    yield lane
    lane.close()


@pytest.mark.docker
@pytest.mark.parametrize(("check", "engine"), CASES, ids=[f"{check.name}, {engine}" for check, engine in CASES])
def test_docker_withstands_a_program_that(lane: Lane, check: Check, engine: Engine) -> None:
    assert find_problems(lane, check, engine) == []


@pytest.mark.docker
def test_docker_prepares_no_broken_source(lane: Lane) -> None:
    assert find_problems_of_preparing(lane) == []


@pytest.mark.docker
def test_docker_calls_one_process_several_times(lane: Lane) -> None:
    assert find_problems_of_calls(lane) == []


@pytest.mark.docker
def test_docker_runs_on_after_a_hundred_programs(lane: Lane) -> None:
    check = next(each for each in CHECKS if each.name == "raises")
    assert [find_problems(lane, check, Engine.NATIVE) for _ in range(34)] == [[]] * 34


def test_checks_have_names_of_their_own() -> None:
    names = [check.name for check in CHECKS]
    assert len(set(names)) == len(names)


class Liar:
    """A sandbox whose lane runs nothing and always says the same."""

    name = "liar"

    def __init__(
        self, answer: Outcome | SandboxDied, *, emulator: bool = False, refusal: NotAProgram | None = None
    ) -> None:
        self._answer = answer
        self._refusal = refusal
        self._emulator = emulator
        self.opened = self.closed = 0
        self.engines: set[Engine] = set()

    def open_lane(self, options: LaneOptions) -> "Liar":
        assert options == LANE_OPTIONS
        self.opened += 1
        return self

    def facts(self) -> SandboxFacts:
        return SandboxFacts(
            sandbox=self.name,
            isolation=(),
            image="",
            runtime="",
            python="",
            libc="",
            machine="",
            engine_version="",
            emulator=self._emulator,
        )

    def prepare(self, source: str, entry_point: str) -> Prepared | NotAProgram:
        return self._refusal or Prepared(code=b"", digest="", entry_point=entry_point)

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        self.engines.add(job.engine)
        if isinstance(self._answer, SandboxDied):
            raise self._answer
        return self._answer

    def call_each(
        self, program: Prepared, inputs: Sequence[bytes], *, limits: Limits, disabled_builtins: tuple[str, ...] = ()
    ) -> list[Outcome]:
        return [self.run(Job(program=program, arguments=arguments, limits=limits)) for arguments in inputs]

    def close(self) -> None:
        self.closed += 1


def test_sandbox_that_always_returns_is_found_out() -> None:
    liar = Liar(Outcome(ending=Ending.RETURNED, output=values.encode([])))
    problems = check_sandbox(liar)
    assert "sleeps (native): it ended as returned (), not as timed_out" in problems
    assert "uses threads (native): it returned [], not [1]" in problems
    assert "uses threads (native): after it the lane does not work: returned " in problems
    assert any(problem.startswith("several calls: they ended as returned, returned") for problem in problems)
    assert "uses threads (native): as one of several calls, it returned [], not [1]" in problems
    assert "a source with null bytes was taken for a program" in problems
    assert (liar.opened, liar.closed) == (1, 1)


def test_result_of_a_run_that_did_not_return_is_found_out() -> None:
    (check,) = (each for each in CHECKS if each.name == "raises")
    problems = find_problems(Liar(Outcome(ending=Ending.RAISED, output=values.encode(1))), check, Engine.NATIVE)
    assert "raises (native): a run must have an output when it returned, and only then" in problems


def test_output_that_is_no_value_is_found_out() -> None:
    (check,) = (each for each in CHECKS if each.name == "uses threads")
    problems = find_problems(Liar(Outcome(ending=Ending.RETURNED, output=b"[")), check, Engine.NATIVE)
    assert problems[0].startswith("uses threads (native): its output cannot be decoded")


def test_dead_lanes_are_replaced_and_reported() -> None:
    liar = Liar(SandboxDied("gone"), emulator=True)
    problems = check_sandbox(liar)
    assert "aborts (qemu): the lane died of it: gone" in problems
    assert liar.opened == liar.closed == len(CASES) + 2


def test_emulation_is_checked_only_where_there_is_an_emulator() -> None:
    outcome = Outcome(ending=Ending.RETURNED, output=values.encode(1))
    without, with_one = Liar(outcome), Liar(outcome, emulator=True)
    assert len(check_sandbox(without)) < len(check_sandbox(with_one))
    assert (without.engines, with_one.engines) == ({Engine.NATIVE}, set(Engine))


def test_lane_that_prepares_nothing_has_a_problem_with_every_check() -> None:
    refuser = Liar(Outcome(ending=Ending.RETURNED), refusal=NotAProgram(detail="no"))
    problems = find_problems(refuser, replace(CHECKS[0], earlier="def attempt(): pass"), Engine.NATIVE)
    assert "the lane does not prepare a sound program: no" in problems[0]
