"""Judges whole solutions of a problem: calibrates its limits by the jury's, and grades any."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from effbench.errors import InputError, SandboxUnavailable
from effbench.runner.contests.limits import InstructionLimits, limits_of
from effbench.runner.contests.test_runs import ProblemJudge, Run
from effbench.sandboxes.protocol import NotAProgram, Prepared
from effbench.suites.packages.grading import GradedGroup, PackageTest, TestResult, grade, subtasks
from effbench.suites.packages.problem import SourceProgram

__all__ = ["Calibrated", "Graded", "calibrate_limits", "grade_solution"]

NEAR_SLOWEST: Final = 0.25
"""Tests that take less of the slowest one's CPU time cannot be the dearest, so they are not counted."""
SHORT_S: Final = 0.5
"""CPU seconds so short that they say little: where no test takes more, all are counted."""
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
    """

    verdict: str
    score: float = 0.0
    detail: str = ""
    groups: tuple[GradedGroup, ...] = ()
    dearest: int | None = None
    costs: dict[str, int] = field(default_factory=dict)


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


def calibrate_limits(judge: ProblemJudge, told: Callable[[str], None] = lambda _: None) -> Calibrated:
    """Counts the jury's accepted solutions on the tests that they take longest for.

    Args:
        judge: Of the problem.
        told: Is told which solution is next.

    Raises:
        InputError: None of them is accepted, so there is no limit.
    """
    slowest: dict[str, int] = {}
    failed: dict[str, str] = {}
    accepted = [each for each in judge.problem.submissions if each.category == "accepted"]
    for submission in accepted:
        told(submission.name)
        if submission.program is None:
            failed[submission.name] = submission.why_not
            continue
        try:
            found = _dearest(judge, submission.program)
        except SandboxUnavailable as error:
            failed[submission.name] = str(error)
            continue
        if isinstance(found, str):
            failed[submission.name] = found
            continue
        language = submission.program.language
        slowest[language] = max(slowest.get(language, 0), found)
    if not slowest:
        why = "; ".join(f"{name}: {reason}" for name, reason in failed.items()) or "it has none"
        raise InputError(f"problem {judge.problem.name}: no accepted solution of the jury's gives a time limit ({why})")
    limits = limits_of(slowest, judge.problem.limits.time_multiplier)
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
    )


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

    def costs(self) -> dict[str, int]:
        """The most that was counted in each subtask of which all tests were counted."""
        found = {}
        for name, tests in self._judge.problem.tests_of_subtasks.items():
            runs = [self._known.get(test.identity) for test in tests]
            counts = [run.instructions for run in runs if run is not None and run.instructions is not None]
            if len(counts) == len(tests) > 0:
                found[name] = max(counts)
        return found


def _dearest(judge: ProblemJudge, program: SourceProgram) -> int | str:
    """The most that an accepted solution takes on one test, or why it is not accepted."""
    prepared = judge.compile(program)
    if isinstance(prepared, NotAProgram):
        return prepared.detail
    seconds: dict[PackageTest, float] = {}
    for test in judge.problem.tests:
        run = judge.run(program.language, prepared, test, None)
        if run.result.verdict != "AC":
            return f"{run.result.verdict} on {test.name} {run.result.detail}".rstrip()
        seconds[test] = run.cpu_s
    longest = max(seconds.values(), default=0.0)
    near = longest * NEAR_SLOWEST if longest > SHORT_S else 0.0
    counts = [
        judge.run(program.language, prepared, test, None, counts=True).instructions
        for test, taken in seconds.items()
        if taken >= near
    ]
    return max((count for count in counts if count is not None), default=0)
