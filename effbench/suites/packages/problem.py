"""A problem of a contest as a record: its tests, its limits, its validator and the jury's submissions."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from effbench.suites.packages.grading import GroupOfTests, PackageTest, TestResult, grade, subtasks
from effbench.suites.packages.package_files import PackageFiles

__all__ = ["Category", "JurySubmission", "Problem", "ProblemLimits", "SourceProgram"]

Category = Literal[
    "accepted", "partially_accepted", "time_limit_exceeded", "wrong_answer", "run_time_error", "rejected"
]
INPUT_BYTES_MAX = 256 << 20
"""Of one input or answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceProgram:
    """A program of the package's, as one text.

    Attributes:
        name: Of its file or folder.
        language: Its name in effbench.
        source: The text; files that it includes from its own folder stand in it.
    """

    name: str
    language: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JurySubmission:
    """A solution of the jury's.

    Attributes:
        category: The verdict that the jury expects.
        program: The solution; None where effbench cannot run it.
        name: Of its file or folder.
        why_not: Why it cannot be run; empty where it can.
        expected_score: Points that the solution itself says it gets (``@EXPECTED_SCORE@: 40``); None where it does not.
    """

    category: Category
    program: SourceProgram | None
    name: str
    why_not: str = ""
    expected_score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLimits:
    """What a solution may use.

    Attributes:
        time_multiplier: The limit over the slowest accepted solution.
        safety_margin: The fastest solution that is too slow must take this multiple of the limit.
        memory_bytes: Of a solution.
        output_bytes: Of a solution.
        validation_s: CPU seconds of the validator for one output.
        time_resolution_s: The least limit, in seconds.
    """

    time_multiplier: float
    safety_margin: float
    memory_bytes: int
    output_bytes: int
    validation_s: float = 60.0
    time_resolution_s: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One problem.

    Attributes:
        name: Of its package: letters, digits, ``-`` and ``_``.
        title: For people.
        is_scoring: Whether it gives points; else all tests must be passed.
        is_interactive: Whether the validator talks to the solution.
        validator: The package's own validator of outputs; None for the format's default one.
        limits: What a solution may use.
        data: The tests.
        statement: In LaTeX, Markdown or HTML.
        submissions: The jury's.
        files: Where all of it lies.
        input_validators: Those of inputs that can run here.
    """

    name: str
    title: str
    is_scoring: bool
    is_interactive: bool
    validator: SourceProgram | None
    limits: ProblemLimits
    data: GroupOfTests
    statement: str
    submissions: tuple[JurySubmission, ...]
    files: PackageFiles
    input_validators: tuple[SourceProgram, ...] = ()

    @cached_property
    def full_score(self) -> float:
        """Points of a solution that passes all tests; 1 where the problem gives no points."""
        return grade(self.data, lambda _: TestResult(verdict="AC")).score if self.is_scoring else 1.0

    @cached_property
    def subtask_points(self) -> dict[str, float]:
        """Points of each subtask, by its name."""
        graded = grade(self.data, lambda _: TestResult(verdict="AC"))
        return {group.name: group.score for group in subtasks(graded)}

    @cached_property
    def tests_of_subtasks(self) -> dict[str, tuple[PackageTest, ...]]:
        """The tests of each subtask, by its name."""
        names = self.subtask_points
        found: dict[str, tuple[PackageTest, ...]] = {}
        waiting = [self.data]
        while waiting:
            group = waiting.pop()
            if group.name in names:
                found[group.name] = tuple(group.all_tests())
            waiting += group.groups
        return found

    @cached_property
    def tests(self) -> tuple[PackageTest, ...]:
        """All tests that differ, in their order."""
        return tuple({test.identity: test for test in self.data.all_tests()}.values())

    def input_of(self, test: PackageTest) -> bytes:
        """A test's input."""
        return self.files.read(test.input_file, limit=INPUT_BYTES_MAX)

    def answer_of(self, test: PackageTest) -> bytes:
        """A test's answer."""
        return self.files.read(test.answer_file, limit=INPUT_BYTES_MAX)
