"""From the verdicts of tests to the verdict and the points of a problem, group by group; no I/O.

The rules are those of the problem package format's default grader (legacy) and of its ``scoring`` maps (2023-07), of
which a group here is the common form.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["Aggregation", "GradedGroup", "Grading", "GroupOfTests", "PackageTest", "TestResult", "grade", "subtasks"]

Aggregation = Literal["sum", "min", "max", "avg"]
ACCEPTED: Final = "AC"
SKIPPED: Final = "--"
"""Of a group that was not run, since another one that it requires was not passed."""
_WORST_FIRST: Final = ("JE", "RE", "TLE", "WA")
"""Of several errors in a group, the first of these is the group's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageTest:
    """One test.

    Attributes:
        name: From the package's data folder, without its ending: ``secret/1/03``.
        input_file: Name of the input's file; of a link, of the file itself.
        answer_file: The same of the answer.
        flags: What the validator of outputs is given.
        accept_score: Points of a right output, unless the validator gives others.
        input_flags: What validators of inputs are given.
    """

    name: str
    input_file: str
    answer_file: str
    flags: tuple[str, ...] = ()
    accept_score: float = 1.0
    input_flags: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[str, str, tuple[str, ...]]:
        """Equal for tests that need to be run only once."""
        return (self.input_file, self.answer_file, self.flags)


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """What came of one test.

    Attributes:
        verdict: ``AC``, ``WA``, ``TLE``, ``RE``, or ``JE`` where the package's own program failed.
        detail: Why, in short.
        score: Points that the validator gave; None where it gave none.
    """

    verdict: str
    detail: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grading:
    """How a group's results become one.

    Attributes:
        aggregation: Of points.
        stops: Whether the first rejected test or group ends it.
        reject_score: Points of a test that is rejected.
        always_accepts: The group is accepted whatever is in it.
        accepts_any: It is accepted where one test or group in it is.
        first_error: Its verdict is the first error, and not the worst one.
        ignores_sample: The group ``sample`` in it does not matter.
        requires: Names of groups that must be accepted before.
        most: Points that it gives at most.
    """

    aggregation: Aggregation = "sum"
    stops: bool = True
    reject_score: float = 0.0
    always_accepts: bool = False
    accepts_any: bool = False
    first_error: bool = False
    ignores_sample: bool = False
    requires: tuple[str, ...] = ()
    most: float = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOfTests:
    """A folder of tests.

    Attributes:
        name: From the package's data folder; empty for that folder itself.
        grading: How results become one.
        tests: Directly in it, in their order.
        groups: Those in it, in their order, judged after its tests.
    """

    name: str
    grading: Grading
    tests: tuple[PackageTest, ...] = ()
    groups: tuple["GroupOfTests", ...] = ()

    def all_tests(self) -> Iterator[PackageTest]:
        """All tests in it and in its groups."""
        yield from self.tests
        for group in self.groups:
            yield from group.all_tests()


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedGroup:
    """What came of a group.

    Attributes:
        name: The group's.
        verdict: As of a test, or :data:`SKIPPED`.
        score: Points; 0 where it is not accepted.
        detail: The test that its verdict comes from, and why.
        groups: What came of the groups in it that were judged.
    """

    name: str
    verdict: str
    score: float
    detail: str = ""
    groups: tuple["GradedGroup", ...] = ()


def grade(group: GroupOfTests, judge: Callable[[PackageTest], TestResult]) -> GradedGroup:
    """Judges and grades a group: tests are judged in their order, and only those that can still matter.

    Args:
        group: Usually a problem's whole data.
        judge: Judges one test.
    """
    return _grade(group, judge, {})


def subtasks(graded: GradedGroup) -> list[GradedGroup]:
    """The groups that points are told by: those in ``secret``, or ``secret`` itself where it has none."""
    secret = next((each for each in graded.groups if each.name == "secret"), graded)
    return list(secret.groups) or [secret]


def _grade(group: GroupOfTests, judge: Callable[[PackageTest], TestResult], passed: dict[str, bool]) -> GradedGroup:
    if not all(passed.get(name, False) for name in group.grading.requires):
        passed[group.name] = False
        return GradedGroup(name=group.name, verdict=SKIPPED, score=0.0, detail="a group that it requires is not passed")
    found: list[tuple[str, float, str]] = []
    graded: list[GradedGroup] = []
    for test in group.tests:
        result = judge(test)
        score = group.grading.reject_score
        if result.verdict == ACCEPTED:
            score = test.accept_score if result.score is None else result.score
        found.append((result.verdict, score, f"{test.name}: {result.detail}".rstrip(": ")))
        if result.verdict != ACCEPTED and group.grading.stops:
            break
    is_over = bool(found) and found[-1][0] != ACCEPTED and group.grading.stops
    for each in () if is_over else group.groups:
        inner = _grade(each, judge, passed)
        graded.append(inner)
        if group.grading.ignores_sample and each.name == "sample":
            continue
        found.append((inner.verdict, inner.score, inner.detail))
        if inner.verdict != ACCEPTED and group.grading.stops:
            break
    verdict, detail = _verdict(group.grading, found)
    passed[group.name] = all(each[0] == ACCEPTED for each in found)
    score = _score(group.grading, [each[1] for each in found]) if verdict == ACCEPTED else 0.0
    return GradedGroup(name=group.name, verdict=verdict, score=score, detail=detail, groups=tuple(graded))


def _verdict(grading: Grading, found: list[tuple[str, float, str]]) -> tuple[str, str]:
    errors = [each for each in found if each[0] not in (ACCEPTED, SKIPPED)]
    skipped = [each for each in found if each[0] == SKIPPED]
    failed = next((each for each in errors if each[0] == "JE"), None)
    if failed is None and (grading.always_accepts or not (errors or skipped)):
        return ACCEPTED, ""
    if failed is None and grading.accepts_any and any(each[0] == ACCEPTED for each in found):
        return ACCEPTED, ""
    if grading.first_error or not errors:
        first = failed or (errors or skipped)[0]
        return first[0], first[2]
    worst = min(errors, key=lambda each: _WORST_FIRST.index(each[0]) if each[0] in _WORST_FIRST else len(_WORST_FIRST))
    return worst[0], worst[2]


def _score(grading: Grading, scores: list[float]) -> float:
    if not scores:
        return 0.0
    match grading.aggregation:
        case "sum":
            total = math.fsum(scores)
        case "min":
            total = min(scores)
        case "max":
            total = max(scores)
        case "avg":
            total = math.fsum(scores) / len(scores)
    return min(total, grading.most)
