"""Budgets: how they are written, and when they are spent."""

import pytest

from effbench.errors import InputError
from effbench.optimise.budget import Budget
from tests.optimise.steps import a_step


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [("8-runs", 8, "runs"), ("20k-tokens", 20_000, "tokens"), ("500-tokens", 500, "tokens"), (" 1-runs ", 1, "runs")],
)
def test_a_budget_is_a_number_and_its_unit(text: str, amount: int, unit: str) -> None:
    budget = Budget.parse(text)
    assert (budget.amount, budget.unit) == (amount, unit)
    assert Budget.parse(str(budget)) == budget


@pytest.mark.parametrize("text", ["", "8", "runs", "-1-runs", "1.5-runs", "8-dollars", "8 runs"])
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InputError, match="such as 8-runs"):
        Budget.parse(text)


def test_a_budget_that_allows_no_step_is_refused() -> None:
    with pytest.raises(InputError, match="allows no step"):
        Budget.parse("0k-tokens")


def test_runs_count_steps_and_tokens_what_they_took() -> None:
    steps = [a_step(tokens=30), a_step(1, tokens=30)]
    assert not Budget.parse("3-runs").is_spent(steps)
    assert Budget.parse("2-runs").is_spent(steps)
    assert not Budget.parse("61-tokens").is_spent(steps)
    assert Budget.parse("60-tokens").is_spent(steps)


def test_a_budget_of_tokens_needs_a_server_that_counts() -> None:
    with pytest.raises(InputError, match="give a budget of runs"):
        Budget.parse("1k-tokens").is_spent([a_step(tokens=None)])
