"""Proves a problem package: the jury's solutions get the verdicts that they are there for, and inputs are valid."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from hashlib import sha256

from effbench.errors import InputError
from effbench.records.hashing import key_of
from effbench.runner.contests.contest_lanes import ContestLanes
from effbench.runner.contests.judging import NOT_RUN, Calibrated, Graded, calibrate_limits, grade_solution
from effbench.runner.contests.test_runs import EXIT_ACCEPTED, ProblemJudge
from effbench.sandboxes.job import Limits, NotAProgram
from effbench.sandboxes.judging_lane import Validation
from effbench.storage.cache import Cache
from effbench.suites.packages.default_comparator import understands
from effbench.suites.packages.problem import JurySubmission, Problem
from effbench.text.table import plain_table

__all__ = ["PackageReport", "SubmissionRow", "check_package", "render_report"]

_LOG = logging.getLogger(__name__)
_EXPECTED = {
    "accepted": "AC",
    "partially_accepted": "AC, not all points",
    "time_limit_exceeded": "TLE",
    "wrong_answer": "WA",
    "run_time_error": "RE",
    "rejected": "not AC",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionRow:
    """One solution of the jury's.

    Attributes:
        submission: The solution.
        limit: Instructions that it might take.
        graded: What came of it.
        problem: What does not hold; empty where all does.
    """

    submission: JurySubmission
    limit: int
    graded: Graded
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageReport:
    """What the check of a package found.

    Attributes:
        problem: The problem.
        calibrated: Its limits.
        rows: Its jury's solutions.
        faults: What else does not hold.
        unit: Of the counter.
    """

    problem: Problem
    calibrated: Calibrated
    rows: tuple[SubmissionRow, ...]
    faults: tuple[str, ...] = field(default=())
    unit: str = "instructions"

    @property
    def is_sound(self) -> bool:
        """Whether all holds that could be tried."""
        return not self.faults and not any(row.problem for row in self.rows)


def check_package(
    problem: Problem,
    lanes: ContestLanes,
    cache: Cache,
    *,
    chosen: Sequence[str] = (),
    told: Callable[[str], None] = lambda _: None,
) -> PackageReport:
    """Checks a package. What exact counters decided is kept, so a check that was interrupted goes on.

    Args:
        problem: The package's.
        lanes: Where its programs run.
        cache: Keeps what exact counters decided.
        chosen: Patterns of solutions (``time_limit_exceeded/*``); empty for all. Others only calibrate, and inputs are
            validated where all are chosen.
        told: Is told what is done next.

    Raises:
        InputError: No accepted solution gives a limit, or no solution is chosen.
        SuiteError: The validator does not compile.
    """
    judge = ProblemJudge(problem, lanes, cache)
    submissions = _chosen(problem, chosen)
    faults = [*_flag_faults(problem), *(() if chosen else _input_faults(problem, lanes, cache))]
    languages = {each.program.language for each in submissions if each.program is not None}
    calibrated = calibrate_limits(judge, told, languages=languages)
    rows = []
    for submission in submissions:
        told(submission.name)
        row = _row(judge, submission, calibrated)
        _LOG.info(f"{_name(row)}: {' '.join(filter(None, _cells(problem, row)[2:5]))}")
        rows.append(row)
    return PackageReport(
        problem=problem, calibrated=calibrated, rows=tuple(rows), faults=tuple(faults), unit=lanes.unit
    )


def _chosen(problem: Problem, patterns: Sequence[str]) -> list[JurySubmission]:
    """The solutions that patterns choose, by their names with or without the folder."""
    found = [
        each
        for each in problem.submissions
        if not patterns
        or any(fnmatch(name, pattern) for name in (each.name, f"{each.category}/{each.name}") for pattern in patterns)
    ]
    if patterns and not found:
        names = ", ".join(f"{each.category}/{each.name}" for each in problem.submissions)
        raise InputError(f"problem {problem.name}: no solution is called {' or '.join(patterns)}: it has {names}")
    return found


def _row(judge: ProblemJudge, submission: JurySubmission, calibrated: Calibrated) -> SubmissionRow:
    if submission.program is None:
        graded = Graded(verdict=NOT_RUN, detail=submission.why_not)
        return SubmissionRow(submission=submission, limit=0, graded=graded, problem="")
    limit = calibrated.limits.of(submission.program.language)
    graded = grade_solution(judge, submission.program, limit)
    problem = _problem(judge.problem, submission, graded)
    margin = judge.problem.limits.safety_margin
    if submission.category == "time_limit_exceeded" and not problem and margin > 1:
        again = grade_solution(judge, submission.program, int(margin * limit))
        if again.verdict == "AC":
            problem = f"it is too slow, but by less than the safety margin of {margin:g}"
    return SubmissionRow(submission=submission, limit=limit, graded=graded, problem=problem)


def _problem(problem: Problem, submission: JurySubmission, graded: Graded) -> str:
    """What does not hold of one solution."""
    if graded.verdict == NOT_RUN:
        return ""
    if graded.verdict == "JE":
        return f"a fault of the package's: {graded.detail}"
    got = f"{graded.verdict} with {graded.score:g} points" if problem.is_scoring else graded.verdict
    is_full = graded.verdict == "AC" and graded.score >= problem.full_score
    match submission.category:
        case "accepted":
            holds = is_full
        case "partially_accepted":
            holds = graded.verdict == "AC" and not is_full
        case "rejected":
            holds = graded.verdict != "AC"
        case _:
            holds = graded.verdict == _EXPECTED[submission.category]
    if not holds:
        return f"{_EXPECTED[submission.category]} is expected, and it gets {got} {graded.detail}".rstrip()
    if submission.expected_score is not None and abs(graded.score - submission.expected_score) > 1e-6:
        return f"it says that it gets {submission.expected_score:g} points, and it gets {graded.score:g}"
    return ""


def _flag_faults(problem: Problem) -> Iterator[str]:
    if problem.validator is not None:
        return
    for flags in dict.fromkeys(test.flags for test in problem.tests):
        why = understands(flags)
        if why:
            yield f"the flags of the default validator: {why}"


def _input_faults(problem: Problem, lanes: ContestLanes, cache: Cache) -> Iterator[str]:
    """Inputs that a validator of inputs refuses; each validator tells the first."""
    limits = Limits(cpu_s=problem.limits.validation_s, wall_s=600.0, memory_bytes=2 << 30, output_bytes=0)
    tests = {(each.input_file, each.input_flags): each for each in problem.data.all_tests()}.values()
    for validator in problem.input_validators:
        code = validator.source.encode("utf-8", "surrogatepass")
        if validator.language != "python":
            prepared = lanes.of(validator.language).lane.prepare(validator.source, "")
            if isinstance(prepared, NotAProgram):
                yield f"the validator of inputs {validator.name} does not compile: {prepared.detail}"
                continue
            code = prepared.code
        for test in tests:
            validation = Validation(
                code=code, is_python=validator.language == "python", given=b"", answer=b"", flags=test.input_flags,
                limits=limits, has_paths=False,
            )  # fmt: skip
            why = _why_refused(validation, problem.input_of(test), lanes, cache)
            if why:
                yield f"the validator of inputs {validator.name} {why} on {test.name}"
                break


def _why_refused(validation: Validation, text: bytes, lanes: ContestLanes, cache: Cache) -> str:
    """What a validator of inputs does other than accepting one; that it accepts is kept."""
    key = key_of("valid input", *(sha256(each).hexdigest() for each in (validation.code, text)), *validation.flags)
    if cache.get(key) is not None:
        return ""
    said = lanes.judging.judge(validation, text)
    if said.exit == EXIT_ACCEPTED:
        cache.put(key, b"")
        return ""
    return "does not end" if said.exit is None else f"ends with {said.exit}, and not with {EXIT_ACCEPTED}"


def render_report(report: PackageReport) -> str:
    """A report as text: limits, a table of the jury's solutions, and what does not hold."""
    problem = report.problem
    slowest = ", ".join(f"{name} {count:,}" for name, count in report.calibrated.slowest.items())
    limits = ", ".join(f"{name} {limit:,}" for name, limit in report.calibrated.limits.by_family.items())
    lines = [
        f"{problem.name}: {len(problem.tests)} tests, {len(problem.submissions)} solutions of the jury's, "
        f"factor {problem.limits.time_multiplier:g}",
        f"slowest accepted, {report.unit}: {slowest}",
        f"limits, {report.unit}: {limits}",
        "",
        plain_table(
            [_cells(problem, row) for row in report.rows],
            ["solution", "expected", "verdict", "points", "by subtask", ""],
            "lllrll",
        ),
    ]
    failed = [f"{_name(row)}: {row.problem}" for row in report.rows if row.problem]
    idle = [row for row in report.rows if row.graded.verdict == NOT_RUN]
    faults = [*report.faults, *failed]
    remarks = [f"{_name(row)}: not run: {row.graded.detail}" for row in idle]
    lines += ["", *(f"{problem.name}: {sentence}" for sentence in (*remarks, *faults))]
    found = f"{len(faults)} do not hold" if faults else "all hold"
    lines.append(f"{problem.name}: {found}{f', {len(idle)} were not run' if idle else ''}")
    return "\n".join(lines)


def _name(row: SubmissionRow) -> str:
    return f"{row.submission.category}/{row.submission.name}"


def _cells(problem: Problem, row: SubmissionRow) -> list[str]:
    graded = row.graded
    parts = " ".join(f"{each.score:g}" if each.verdict == "AC" else each.verdict for each in graded.groups)
    return [
        _name(row),
        _EXPECTED[row.submission.category],
        graded.verdict,
        f"{graded.score:g}" if problem.is_scoring else "",
        parts,
        "no" if row.problem else "",
    ]
