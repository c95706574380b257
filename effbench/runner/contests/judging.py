"""Judges whole solutions of a problem: calibrates its limits by the jury's, and grades any."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from effbench.errors import InputError, SandboxUnavailable
from effbench.runner.contests.known_runs import Run
from effbench.runner.contests.limits import InstructionLimits, family_of, limits_of
from effbench.runner.contests.test_runs import ProblemJudge
from effbench.sandboxes.job import NotAProgram, Prepared
from effbench.suites.packages.grading import GradedGroup, PackageTest, TestResult, grade, subtasks
from effbench.suites.packages.problem import JurySubmission, SourceProgram

__all__ = ["Calibrated", "Graded", "calibrate_limits", "grade_solution"]

NEAR_SLOWEST: Final = 0.25
"""Runs that take less of the CPU time of a solution's slowest one are not its dearest, so they are not counted."""
MOST_COUNTED: Final = 3
"""Of a solution's runs that take long, only so many are counted, those of the most CPU time."""
SHORT_S: Final = 0.1
"""CPU seconds that say little: where limits may be so short, all near runs are counted."""
NOISE_S: Final = 0.02
"""CPU seconds that say nothing: where no run takes more, all are near."""
NOT_RUN: Final = "not run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """What came of a solution.

    Attributes:
        verdict: Of the whole problem; ``CE`` where it is no program, ``not run`` where its language is not at hand.
        score: Points; of a problem without points 1 where it is accepted.
        detail: Why it is not accepted, in short.
        groups: What came of each subtask.
        dearest: The most that it was seen to take on a test; None where it was not counted.
        costs: The same by subtask, where every run was counted.
        longest_s: The most CPU seconds that it was seen to take on a test, natively; None where it was not run.
    """

    verdict: str
    score: float = 0.0
    detail: str = ""
    groups: tuple[GradedGroup, ...] = ()
    dearest: int | None = None
    costs: dict[str, int] = field(default_factory=dict)
    longest_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrated:
    """The limits of a problem and what they come from.

    Attributes:
        limits: Instructions.
        slowest: By language, the most that an accepted solution takes on one test.
        failed: Accepted solutions that are no such thing, with the reason; they do not calibrate.
    """

    limits: InstructionLimits
    slowest: dict[str, int]
    failed: dict[str, str] = field(default_factory=dict)


def calibrate_limits(
    judge: ProblemJudge, told: Callable[[str], None] = lambda _: None, *, languages: Collection[str] | None = None
) -> Calibrated:
    """Counts the jury's accepted solutions on the tests that they take longest for.

    Args:
        judge: Of the problem.
        told: Is told which solution is next.
        languages: Whose limits are asked for; None for all. Others run only where these have none of their own.

    Raises:
        InputError: None of them is accepted, so there is no limit; or one takes more than is counted.
    """
    failed: dict[str, str] = {}
    accepted = [each for each in judge.problem.submissions if each.category == "accepted"]
    families = None if languages is None else {family_of(each) for each in languages}
    own = [each for each in accepted if families is None or _family(each) in families]
    timed = _timed_all(judge, own, failed, told)
    if families is not None and families - {family_of(each.language) for each in timed}:
        timed += _timed_all(judge, [each for each in accepted if each not in own], failed, told)
    if not timed:
        why = "; ".join(f"{name}: {reason}" for name, reason in failed.items()) or "it has none"
        raise InputError(f"problem {judge.problem.name}: no accepted solution of the jury's gives a time limit ({why})")
    slowest = _slowest(judge, timed)
    bounds = judge.problem.limits
    limits = limits_of(slowest, bounds.time_multiplier, bounds.time_resolution_s)
    return Calibrated(limits=limits, slowest=slowest, failed=failed)


def grade_solution(judge: ProblemJudge, program: SourceProgram, limit: int, *, counts: bool = False) -> Graded:
    """Judges a solution on all tests that can still matter.

    Args:
        judge: Of the problem.
        program: The solution.
        limit: Instructions that it may take for one test.
        counts: Whether every run is counted; else those that may be over the limit.
    """
    try:
        prepared = judge.compile(program)
    except SandboxUnavailable as error:
        return Graded(verdict=NOT_RUN, detail=str(error))
    if isinstance(prepared, NotAProgram):
        return Graded(verdict="CE", detail=prepared.detail)
    runs = _Runs(judge, program.language, prepared, limit, counts=counts)
    graded = grade(judge.problem.data, runs.result)
    score = graded.score if judge.problem.is_scoring else float(graded.verdict == "AC")
    return Graded(
        verdict=graded.verdict,
        score=score,
        detail=graded.detail,
        groups=tuple(subtasks(graded)),
        dearest=runs.dearest,
        costs=runs.costs() if counts else {},
        longest_s=runs.longest_s,
    )


def _family(submission: JurySubmission) -> str:
    return "" if submission.program is None else family_of(submission.program.language)


class _Runs:
    """Results of one solution, each test run once."""

    def __init__(self, judge: ProblemJudge, language: str, prepared: Prepared, limit: int, *, counts: bool) -> None:
        self._judge, self._language, self._prepared, self._limit = judge, language, prepared, limit
        self._counts = counts
        self._known: dict[object, Run] = {}

    def result(self, test: PackageTest) -> TestResult:
        """What came of a test."""
        if test.identity not in self._known:
            self._known[test.identity] = self._judge.run(
                self._language, self._prepared, test, self._limit, counts=self._counts
            )
        return self._known[test.identity].result

    @property
    def dearest(self) -> int | None:
        """The most that was counted."""
        counts = (run.instructions for run in self._known.values() if run.instructions is not None)
        return max(counts, default=None)

    @property
    def longest_s(self) -> float | None:
        """The most CPU seconds of a native run."""
        return max((run.cpu_s for run in self._known.values()), default=None)

    def costs(self) -> dict[str, int]:
        """The most that was counted in each subtask of which all tests were counted."""
        found = {}
        for name, tests in self._judge.problem.tests_of_subtasks.items():
            runs = [self._known.get(test.identity) for test in tests]
            counts = [run.instructions for run in runs if run is not None and run.instructions is not None]
            if len(counts) == len(tests) > 0:
                found[name] = max(counts)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Timed:
    """An accepted solution with the CPU seconds that each test took natively."""

    language: str
    prepared: Prepared
    seconds: dict[PackageTest, float]


def _timed_all(
    judge: ProblemJudge, accepted: Sequence[JurySubmission], failed: dict[str, str], told: Callable[[str], None]
) -> list[_Timed]:
    """Runs accepted solutions on all tests; those that are no such thing are put into ``failed``."""
    timed = []
    for submission in accepted:
        told(submission.name)
        if submission.program is None:
            failed[submission.name] = submission.why_not
            continue
        try:
            found = _timed(judge, submission.program)
        except SandboxUnavailable as error:
            found = str(error)
        if isinstance(found, str):
            failed[submission.name] = found
        else:
            timed.append(found)
    return timed


def _timed(judge: ProblemJudge, program: SourceProgram) -> _Timed | str:
    """Runs an accepted solution on all tests, or says why it is not accepted."""
    prepared = judge.compile(program)
    if isinstance(prepared, NotAProgram):
        return prepared.detail
    seconds: dict[PackageTest, float] = {}
    for test in judge.problem.tests:
        run = judge.run(program.language, prepared, test, None)
        if run.result.verdict != "AC":
            return f"{run.result.verdict} on {test.name} {run.result.detail}".rstrip()
        seconds[test] = run.cpu_s
    return _Timed(language=program.language, prepared=prepared, seconds=seconds)


def _slowest(judge: ProblemJudge, timed: Sequence[_Timed]) -> dict[str, int]:
    """By language the dearest run of its solutions.

    Raises:
        InputError: One takes more than is counted.
    """
    found: dict[str, int] = {}
    for each in timed:
        for test in _longest(each.seconds, judge.problem.limits.time_resolution_s):
            run = judge.run(each.language, each.prepared, test, None, counts=True)
            if run.instructions is None:
                raise InputError(
                    f"problem {judge.problem.name}: an accepted solution takes more instructions on {test.name} than "
                    "are counted: leave out the test, or the solution"
                )
            found[each.language] = max(found.get(each.language, 0), run.instructions)
    return found


def _longest(seconds: Mapping[PackageTest, float], resolution_s: float) -> list[PackageTest]:
    """The tests of which one is a solution's dearest, by the CPU time of its runs."""
    tests = sorted(seconds, key=lambda test: -seconds[test])
    longest = seconds[tests[0]] if tests else 0.0
    if longest > NOISE_S:
        tests = [test for test in tests if seconds[test] >= longest * NEAR_SLOWEST]
    return tests[:MOST_COUNTED] if resolution_s > SHORT_S else tests
