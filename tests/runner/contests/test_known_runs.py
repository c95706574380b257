"""What is known of a run answers later questions, and only those that it can."""

from dataclasses import replace

import pytest

from effbench.runner.contests.known_runs import KnownRun
from effbench.suites.packages.grading import TestResult

AC, WA, JE = (TestResult(verdict=verdict) for verdict in ("AC", "WA", "JE"))
SHORT = KnownRun(result=AC, cpu_s=0.01)
"""At most 2·10⁸ instructions, at the rate of the fastest core."""


def verdict(known: KnownRun, limit: int | None, *, counts: bool = False) -> str | None:
    run = known.answer(limit, counts=counts)
    return None if run is None else run.result.verdict


def test_a_short_run_is_within_a_limit_that_no_core_reaches_in_its_time() -> None:
    assert verdict(SHORT, 200_000_000) == "AC"
    assert verdict(SHORT, 199_999_999) is None
    assert verdict(SHORT, None) == "AC"
    assert verdict(replace(SHORT, result=WA), 200_000_000) == "WA"


def test_a_count_is_made_once_for_all_limits() -> None:
    counted = replace(SHORT, cpu_s=5.0).counted(1000)
    assert [verdict(counted, limit) for limit in (999, 1000, 10**12, None)] == ["TLE", "AC", "AC", "AC"]
    run = counted.answer(999, counts=True)
    assert run is not None
    assert run.instructions == 1000


def test_an_exact_count_is_asked_for_only_of_what_is_accepted() -> None:
    assert verdict(SHORT, 10**9, counts=True) is None
    assert verdict(SHORT, None, counts=True) is None
    assert verdict(replace(SHORT, result=WA), 10**9, counts=True) == "WA"


def test_a_run_that_was_over_one_limit_is_over_smaller_ones_and_tells_nothing_of_larger_ones() -> None:
    ended = KnownRun(result=None, cpu_s=3.0, above=10**9)
    assert [verdict(ended, limit) for limit in (10**8, 10**9, 10**9 + 1, None)] == ["TLE", "TLE", None, None]


def test_a_run_that_failed_within_a_limit_is_within_larger_ones() -> None:
    failed = KnownRun(result=WA, cpu_s=3.0, most=10**9)
    assert [verdict(failed, limit) for limit in (10**9 - 1, 10**9, 10**10)] == [None, "WA", "WA"]


def test_a_fault_of_the_package_is_told_whatever_the_count() -> None:
    assert verdict(KnownRun(result=JE, cpu_s=50.0), 1, counts=True) == "JE"


@pytest.mark.parametrize(
    "known", [SHORT, SHORT.counted(7), KnownRun(result=None, cpu_s=1.5, above=9), replace(SHORT, most=3)]
)
def test_a_record_is_read_as_it_was_written(known: KnownRun) -> None:
    assert KnownRun.decoded(known.encoded()) == known
