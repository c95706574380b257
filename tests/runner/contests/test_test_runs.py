"""What one run on one test is taken for: by its output, its end, its count and what validators say of it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from effbench.errors import SuiteError
from effbench.runner.contests.test_runs import ProblemJudge, Run
from effbench.sandboxes.job import NotAProgram, Prepared
from effbench.storage.cache import Cache
from effbench.suites.packages.problem import SourceProgram
from tests.runner.contests.scripted_contests import RIGHT, ScriptedContestLanes, a_problem

CUSTOM = "name: Twice\nvalidation: custom\nlimits: {memory: 512, validation_time: 2}\n"
INTERACTIVE = "name: Twice\nvalidation: custom interactive\nlimits: {memory: 512, validation_time: 2}\n"
LIMIT = 1_000_000


class Judged:
    """One problem with its lanes, and what came of programs on its last test, whose number is 1000."""

    def __init__(self, folder: Path, lanes: ScriptedContestLanes, **changed: str | None) -> None:
        self.lanes = lanes
        self.judge = ProblemJudge(a_problem(folder, **changed), lanes, Cache(folder / "cache"))

    def run(self, source: str, limit: int | None = LIMIT, *, language: str = "python", counts: bool = False) -> Run:
        program = self.judge.compile(SourceProgram(name="x", language=language, source=source))
        assert isinstance(program, Prepared), program
        return self.judge.run(language, program, self.judge.problem.tests[-1], limit, counts=counts)

    def verdict(self, source: str, limit: int | None = LIMIT) -> tuple[str, str]:
        result = self.run(source, limit).result
        return result.verdict, result.detail


Opener = Callable[..., Judged]


@pytest.fixture
def judged(tmp_path: Path) -> Opener:
    def open_one(counter: str = "qemu", **changed: str | None) -> Judged:
        return Judged(tmp_path, ScriptedContestLanes(counter), **changed)

    return open_one


def test_outputs_are_compared_where_the_package_brings_no_validator(judged: Opener) -> None:
    own = judged()
    assert own.verdict("answer=2*n") == ("AC", "")
    assert own.verdict("answer=2*n+1")[0] == "WA"
    assert own.verdict("raises=no") == ("RE", "ValueError: no")
    assert isinstance(own.judge.compile(SourceProgram(name="x", language="python", source="?")), NotAProgram)


def test_only_the_count_says_that_a_run_is_over_the_limit(judged: Opener) -> None:
    own = judged()
    assert own.verdict("answer=2*n; cost=1000001") == ("TLE", "over the limit of 1,000,000")
    assert own.verdict("answer=2*n; cost=1000000") == ("AC", "")
    assert own.verdict("answer=0; cost=1000001")[0] == "TLE"  # too slow and wrong at once
    assert own.verdict("endless")[0] == "TLE"
    assert own.run("endless", None).result.detail == "over the clock's limit"


def test_a_run_far_below_the_limit_is_counted_only_where_that_is_asked_for(judged: Opener) -> None:
    own = judged()
    assert own.run("answer=2*n; cost=500", 10**6).instructions is None
    assert own.run("answer=2*n; cost=500", 10**6, counts=True).instructions == 500
    assert own.run("answer=1; cost=600", 10**6, counts=True).instructions is None  # wrong ones are not


def test_what_is_known_is_not_run_again_whatever_the_limit(judged: Opener) -> None:
    own = judged()
    counted = own.run("answer=2*n; cost=7000", counts=True)
    jobs = len(own.lanes.sandbox.jobs)
    assert own.run("answer=2*n; cost=7000", counts=True) == counted
    assert own.run("answer=2*n; cost=7000", 6999).result.verdict == "TLE"
    assert own.run("answer=2*n; cost=7000", 7000).result.verdict == "AC"
    assert len(own.lanes.sandbox.jobs) == jobs


def test_a_run_that_was_over_a_smaller_limit_is_counted_for_a_larger_one(judged: Opener) -> None:
    own = judged()
    assert own.verdict("answer=2*n; cost=9000", 8000)[0] == "TLE"
    assert own.verdict("answer=2*n; cost=9000", 9000)[0] == "AC"


def test_nothing_is_kept_of_a_counter_that_is_not_exact(judged: Opener) -> None:
    own = judged("cputime")
    own.run(RIGHT, counts=True)
    jobs = len(own.lanes.sandbox.jobs)
    own.run(RIGHT, counts=True)
    assert len(own.lanes.sandbox.jobs) > jobs


@pytest.mark.parametrize(
    ("word", "verdict", "detail"),
    [
        ("equal", "AC", ""),
        ("broken", "JE", "the validator ends with 1, and not with 42 or 43 Traceback"),
        ("endless", "JE", "the validator does not end"),
    ],
)
def test_a_packages_own_validator_decides(judged: Opener, word: str, verdict: str, detail: str) -> None:
    own = judged(problem_dot_yaml=CUSTOM, output_validators__v_dot_py=word)
    assert own.verdict(RIGHT) == (verdict, detail)
    assert own.lanes.judging_lane.judged[-1].answer == b"2000\n"
    if word == "equal":
        assert own.verdict("answer=7") == ("WA", "it differs")


def test_a_validator_in_another_language_is_compiled_once_or_refused(judged: Opener) -> None:
    own = judged(problem_dot_yaml=CUSTOM, output_validators__v_dot_cpp="equal")
    assert own.verdict(RIGHT) == ("AC", "")
    with pytest.raises(SuiteError, match="problem twice: its validator does not compile: line 1"):
        judged(problem_dot_yaml=CUSTOM, output_validators__v_dot_cpp="?")


def test_a_validators_score_is_a_number(judged: Opener) -> None:
    own = judged(problem_dot_yaml=CUSTOM, output_validators__v_dot_py="points")
    assert own.run("answer=0.5").result.score == 0.5
    assert own.verdict("answer='half'") == ("JE", "the validator gave a score that is no number")


def test_in_an_interaction_the_validators_word_comes_first(judged: Opener) -> None:
    own = judged(problem_dot_yaml=INTERACTIVE, output_validators__v_dot_py="equal")
    assert own.verdict(RIGHT) == ("AC", "")
    assert own.verdict("answer=0") == ("WA", "it gave up")
    assert own.verdict("raises=no") == ("WA", "it differs")
    assert own.run(RIGHT, counts=True).instructions == 1_000_000


def test_interactions_are_counted_by_the_emulator_alone(judged: Opener) -> None:
    own = judged("cputime", problem_dot_yaml=INTERACTIVE, output_validators__v_dot_py="equal")
    with pytest.raises(SuiteError, match="interactive problems are counted by --counter qemu"):
        own.run(RIGHT, counts=True)


def test_lanes_are_closed_with_what_opened_them(tmp_path: Path) -> None:
    with closing(ScriptedContestLanes()) as lanes:
        Judged(tmp_path, lanes).run(RIGHT)
        assert lanes.unit == "instructions"
