"""Instruction limits by scale."""

import pytest

from effbench.runner.contests.limits import limits_of, scale_of


def test_machine_code_has_one_scale_and_interpreted_languages_their_own() -> None:
    assert scale_of("c") == scale_of("cpp") == scale_of("rust") == "machine code"
    assert (scale_of("python"), scale_of("java")) == ("python", "java")


def test_a_limit_is_the_factor_times_the_slowest_of_the_scale() -> None:
    limits = limits_of({"c": 100, "cpp": 250, "python": 9000}, 2.0)
    assert limits.by_scale == {"machine code": 500, "python": 18000}
    assert [limits.of(name) for name in ("rust", "python", "java")] == [500, 18000, 18000]


def test_without_an_accepted_solution_there_is_no_limit() -> None:
    with pytest.raises(ValueError, match="empty"):
        limits_of({}, 2.0).of("c")
