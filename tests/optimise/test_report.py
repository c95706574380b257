"""What a trajectory is worth, and two of them side by side."""

import math
from dataclasses import replace

import pytest

from effbench.errors import InputError
from effbench.optimise.report import Outcome, compare_at
from effbench.records.usage import TotalUsage


def an_outcome(*true: tuple[float, ...], unit: str = "runs", name: str = "scribe") -> Outcome:
    longest = max(map(len, true))
    return Outcome(
        name=name,
        suite_hash="0",
        unit=unit,
        budget=longest if unit == "runs" else 100 * longest,
        task_ids=tuple(f"task {number}" for number in range(len(true))),
        seen=true,
        true=true,
        correct=(True,) * len(true),
        spent=tuple(tuple(float(1 + i) * (1 if unit == "runs" else 100) for i in range(len(own))) for own in true),
        usage=TotalUsage(),
    )


def test_the_curve_ends_at_the_budget_and_never_falls_where_the_feedback_is_right() -> None:
    outcome = an_outcome((1.0, 2.0, 1.0, 4.0, 1.0), (1.0, 1.0, 3.0, 1.0, 5.0))
    curve = outcome.curve()
    assert [point.budget for point in curve] == [1, 2, 4, 5]
    values = [point.speedup.point_estimate for point in curve]
    assert values == pytest.approx([1.0, math.sqrt(2), math.sqrt(12), math.sqrt(20)])


def test_tokens_are_given_in_eighths() -> None:
    outcome = an_outcome((1.0, 2.0, 2.0, 4.0), unit="tokens")
    assert [point.budget for point in outcome.curve()] == [50, 100, 200, 400]


def test_a_comparison_is_paired_by_task_at_the_smaller_budget() -> None:
    first, second = an_outcome((1.0, 2.0), (1.0, 2.0)), an_outcome((1.0, 4.0, 99.0), (1.0, 4.0, 99.0))
    found = compare_at(first, second)
    assert math.exp(found.difference) == pytest.approx(2.0)
    assert math.exp(compare_at(second, first).difference) == pytest.approx(0.5)


def test_what_cannot_be_compared_is_refused() -> None:
    outcome = an_outcome((1.0,), (2.0,))
    with pytest.raises(InputError, match="optimise different tasks"):
        compare_at(outcome, replace(outcome, suite_hash="1"))
    with pytest.raises(InputError, match="counts runs and that of other tokens"):
        compare_at(outcome, replace(outcome, unit="tokens", name="other"))
