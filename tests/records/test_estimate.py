"""A score with its interval."""

import dataclasses

import pytest

from effbench.records.estimate import Estimate


def estimate(**other: object) -> Estimate:
    known = Estimate(
        metric="eff@k", k=1, point_estimate=0.5, standard_error=0.1, ci_low=0.3, ci_high=0.7, n_tasks=3, n_samples=6,
        method="BCa bootstrap",
    )  # fmt: skip
    return dataclasses.replace(known, **other)  # type: ignore[arg-type]  # each test names fields of the right type


def test_estimates_are_immutable_and_named() -> None:
    assert [field.name for field in dataclasses.fields(Estimate)] == [
        "metric", "k", "point_estimate", "standard_error", "ci_low", "ci_high", "n_tasks", "n_samples", "method",
        "note",
    ]  # fmt: skip
    with pytest.raises(dataclasses.FrozenInstanceError):
        estimate().k = 2  # type: ignore[misc]  # what the test is about


def test_a_name_holds_k_where_the_metric_has_one() -> None:
    assert (estimate(k=10).name, estimate(metric="dps").name) == ("eff@10", "dps")


def test_it_shows_itself_with_its_interval() -> None:
    assert repr(estimate()) == "Estimate(eff@1 0.500, 95 % 0.300 to 0.700, 3 tasks)"
    html = estimate(note="two tasks are missing")._repr_html_()
    assert all(part in html for part in ("eff@1", "0.500", "0.300 to 0.700", "BCa bootstrap", "two tasks are missing"))
