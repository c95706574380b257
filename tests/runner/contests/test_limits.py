"""Instruction limits: one for each family of languages, and at least a second's."""

import pytest

from effbench.runner.contests.limits import INSTRUCTIONS_PER_S, MACHINE_CODE, family_of, limits_of


def test_machine_code_is_one_family_and_every_other_language_is_its_own() -> None:
    assert {family_of(name) for name in ("c", "cpp", "go", "rust")} == {MACHINE_CODE}
    assert [family_of(name) for name in ("python", "java", "ruby")] == ["python", "java", "ruby"]


def test_a_limit_is_the_factor_times_the_slowest_of_the_family() -> None:
    limits = limits_of({"c": 250, "cpp": 100, "python": 9000, "java": 7000}, 2.0, 0.0)
    assert limits.by_family == {MACHINE_CODE: 500, "python": 18_000, "java": 14_000}
    assert [limits.of(name) for name in ("rust", "python", "java")] == [500, 18_000, 14_000]


def test_a_language_without_an_accepted_solution_has_the_largest_limit() -> None:
    limits = limits_of({"cpp": 400, "python": 4000}, 2.0, 0.0)
    assert [limits.of(name) for name in ("java", "go")] == [8000, 800]
    assert limits_of({"java": 7000}, 2.0, 0.0).of("cpp") == 14_000


def test_no_limit_is_below_the_resolution_of_time() -> None:
    assert limits_of({"cpp": 100}, 2.0).of("cpp") == INSTRUCTIONS_PER_S
    assert limits_of({"cpp": 100}, 2.0, 0.001).of("cpp") == INSTRUCTIONS_PER_S // 1000
    assert limits_of({"cpp": 3_000_000_000, "python": 10}, 1.2).by_family == {
        MACHINE_CODE: 3_600_000_000,
        "python": INSTRUCTIONS_PER_S,
    }


def test_without_an_accepted_solution_there_is_no_limit() -> None:
    with pytest.raises(ValueError, match="empty"):
        limits_of({}, 2.0).of("c")
