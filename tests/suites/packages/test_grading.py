"""Points from verdicts, by hand."""

import pytest

from effbench.suites.packages.grading import (
    SKIPPED,
    Grading,
    GroupOfTests,
    PackageTest,
    TestResult,
    grade,
    subtasks,
)


def a_test(name: str, points: float = 1.0) -> PackageTest:
    return PackageTest(name=name, input_file=f"{name}.in", answer_file=f"{name}.ans", accept_score=points)


def a_group(name: str, grading: Grading, *tests: PackageTest, groups: tuple[GroupOfTests, ...] = ()) -> GroupOfTests:
    return GroupOfTests(name=name, grading=grading, tests=tests, groups=groups)


MIN = Grading(aggregation="min")
OLYMPIAD = a_group(
    "",
    Grading(stops=False, ignores_sample=True),
    groups=(
        a_group("sample", Grading(), a_test("s")),
        a_group(
            "secret",
            Grading(stops=False, first_error=True, accepts_any=True),
            groups=(
                a_group("secret/1", MIN, a_test("a", 30), a_test("b", 30)),
                a_group("secret/2", MIN, a_test("c", 70)),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("failing", "verdict", "points"),
    [
        ("", "AC", 100),
        ("s", "AC", 100),
        ("a", "AC", 70),
        ("c", "AC", 30),
        ("ac", "WA", 0),
    ],
)
def test_subtasks_give_their_points_or_none(failing: str, verdict: str, points: float) -> None:
    graded = grade(OLYMPIAD, lambda test: TestResult(verdict="WA" if test.name in failing and failing else "AC"))
    assert (graded.verdict, graded.score) == (verdict, points)


def test_a_group_stops_at_its_first_failure_and_others_go_on() -> None:
    seen = []

    def judge(test: PackageTest) -> TestResult:
        seen.append(test.name)
        return TestResult(verdict="TLE" if test.name == "a" else "AC")

    graded = grade(OLYMPIAD, judge)
    assert seen == ["s", "a", "c"]
    assert [(each.name, each.verdict, each.score) for each in subtasks(graded)] == [
        ("secret/1", "TLE", 0.0),
        ("secret/2", "AC", 70.0),
    ]
    assert subtasks(graded)[0].detail == "a"


def test_a_validators_points_count_instead_of_the_groups() -> None:
    group = a_group("", Grading(aggregation="sum", most=12), a_test("a", 10), a_test("b", 10))
    graded = grade(group, lambda test: TestResult(verdict="AC", score=2.5 if test.name == "a" else None))
    assert graded.score == 12


@pytest.mark.parametrize(("aggregation", "points"), [("sum", 6), ("min", 1), ("max", 3), ("avg", 2)])
def test_points_are_aggregated_as_asked(aggregation: str, points: float) -> None:
    grading = Grading(aggregation=aggregation)  # type: ignore[arg-type]  # the parameters are the literal's
    assert (
        grade(a_group("", grading, *(a_test(str(n), n) for n in (1, 2, 3))), lambda _: TestResult(verdict="AC")).score
        == points
    )


def test_the_worst_error_is_the_groups_unless_the_first_is_asked_for() -> None:
    results = {"a": TestResult(verdict="WA"), "b": TestResult(verdict="RE")}
    for first_error, verdict in ((False, "RE"), (True, "WA")):
        group = a_group("", Grading(stops=False, first_error=first_error), a_test("a"), a_test("b"))
        assert grade(group, lambda test: results[test.name]).verdict == verdict


def test_always_accept_accepts_anything_but_a_fault_of_the_judges() -> None:
    group = a_group("", Grading(stops=False, always_accepts=True), a_test("a"))
    assert grade(group, lambda _: TestResult(verdict="WA")).verdict == "AC"
    assert grade(group, lambda _: TestResult(verdict="JE")).verdict == "JE"


def test_a_group_is_left_out_when_one_that_it_requires_is_not_passed() -> None:
    first = a_group("secret/1", MIN, a_test("a", 10))
    second = a_group("secret/2", Grading(aggregation="min", requires=("secret/1",)), a_test("b", 20))
    secret = a_group("secret", Grading(stops=False, accepts_any=True), groups=(first, second))
    graded = grade(secret, lambda test: TestResult(verdict="WA" if test.name == "a" else "AC"))
    assert [each.verdict for each in graded.groups] == ["WA", SKIPPED]
    assert (graded.verdict, graded.score) == ("WA", 0.0)
    assert grade(secret, lambda _: TestResult(verdict="AC")).score == 30
