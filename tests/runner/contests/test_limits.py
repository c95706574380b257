"""Instruction limits: one for all languages but Java, and at least a second's."""

import pytest

from effbench.runner.contests.limits import INSTRUCTIONS_PER_S, limits_of, scale_of


def test_all_languages_have_one_limit_but_java_which_is_interpreted_here() -> None:
    assert scale_of("c") == scale_of("cpp") == scale_of("python") == scale_of("javascript") == "all"
    assert scale_of("java") == "java"


def test_a_limit_is_the_factor_times_the_slowest_in_any_language() -> None:
    limits = limits_of({"c": 100, "cpp": 250, "python": 9000}, 2.0, 0.0)
    assert limits.by_scale == {"all": 18000}
    assert [limits.of(name) for name in ("rust", "python", "java")] == [18000] * 3


def test_java_gets_the_multiple_of_its_slowest_that_machine_code_gets_of_its_own() -> None:
    # Python sets the limit of 8,000: 20 times what the slowest in C++ takes, so 20 times what the one in Java takes.
    assert limits_of({"cpp": 400, "python": 4000, "java": 7000}, 2.0, 0.0).by_scale == {"all": 8000, "java": 140_000}
    # Without machine code nothing says more than the factor.
    assert limits_of({"python": 4000, "java": 7000}, 2.0, 0.0).by_scale == {"all": 8000, "java": 14_000}
    assert limits_of({"java": 7000}, 2.0, 0.0).of("cpp") == 14_000


def test_no_limit_is_below_the_resolution_of_time() -> None:
    assert limits_of({"cpp": 100}, 2.0).of("cpp") == INSTRUCTIONS_PER_S
    assert limits_of({"cpp": 100}, 2.0, 0.001).of("cpp") == INSTRUCTIONS_PER_S // 1000
    assert limits_of({"cpp": INSTRUCTIONS_PER_S}, 1.2).of("cpp") == 1_200_000_000


def test_without_an_accepted_solution_there_is_no_limit() -> None:
    with pytest.raises(ValueError, match="empty"):
        limits_of({}, 2.0).of("c")
