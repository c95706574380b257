"""Judges whole solutions of a problem: calibrates its limits by the jury's, and grades any."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from effbench.errors import InputError, SandboxUnavailable
from effbench.languages import find_language
from effbench.runner.contests.known_runs import Run
from effbench.runner.contests.limits import COMMON, InstructionLimits, limits_of, scale_of
from effbench.runner.contests.test_runs import ProblemJudge
from effbench.sandboxes.protocol import NotAProgram, Prepared
from effbench.suites.packages.grading import GradedGroup, PackageTest, TestResult, grade, subtasks
from effbench.suites.packages.problem import SourceProgram

__all__ = ["Calibrated", "Graded", "calibrate_limits", "grade_solution"]

NEAR_SLOWEST: Final = 0.25
"""Runs that take less of the slowest one's CPU time cannot be the dearest, so they are not counted."""
MOST_COUNTED: Final = 6
"""Of runs that take long, only so many are counted, those of the most CPU time: more would tell little else."""
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
        slowest: By language, the most that an accepted solution takes on one test; only languages of which a run may
            be the dearest of its limit.
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
        languages: Whose limits are asked for; None for all. Solutions that cannot matter for these are not run.

    Raises:
        InputError: None of them is accepted, so there is no limit; or one takes more than is counted.
    """
    timed: list[_Timed] = []
    failed: dict[str, str] = {}
    accepted = [each for each in judge.problem.submissions if each.category == "accepted"]
    if languages is not None:
        accepted = [each for each in accepted if each.program is None or _matters(each.program.language, languages)]
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


def _matters(language: str, asked: Collection[str]) -> bool:
    """Whether a solution's count can be part of the limit of a language that is asked for."""
    return scale_of(language) == COMMON or language in asked


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
    """By language the dearest run, of the runs that may be the dearest of their limit.

    Raises:
        InputError: One takes more than is counted.
    """
    groups: dict[str, list[_Timed]] = {}
    for each in timed:
        groups.setdefault(scale_of(each.language), []).append(each)
    if set(groups) != {COMMON}:  # a limit of its own needs what machine code takes
        groups["machine code"] = [each for each in timed if find_language(each.language).is_machine_code]
    found: dict[str, int] = {}
    for group in groups.values():
        for each, test in _dearest_runs(group, judge.problem.limits.time_resolution_s):
            run = judge.run(each.language, each.prepared, test, None, counts=True)
            if run.instructions is None:
                raise InputError(
                    f"problem {judge.problem.name}: an accepted solution takes more instructions on {test.name} than "
                    "are counted: leave out the test, or the solution"
                )
            found[each.language] = max(found.get(each.language, 0), run.instructions)
    return found


def _dearest_runs(group: Sequence[_Timed], resolution_s: float) -> list[tuple[_Timed, PackageTest]]:
    """The runs of which one is the dearest, by their CPU time."""
    runs = [(seconds, each, test) for each in group for test, seconds in each.seconds.items()]
    runs.sort(key=lambda run: -run[0])
    longest = runs[0][0] if runs else 0.0
    if longest > NOISE_S:
        runs = [run for run in runs if run[0] >= longest * NEAR_SLOWEST]
    if longest > SHORT_S or resolution_s > SHORT_S:
        runs = runs[:MOST_COUNTED]
    return [(each, test) for _, each, test in runs]
