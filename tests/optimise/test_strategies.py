"""Prompts of each strategy, from the steps so far."""

import pytest

from effbench.errors import InputError
from effbench.optimise.strategies import (
    STRATEGIES,
    best_of_n,
    best_step,
    effi_learner,
    find_strategy,
    max_reward,
    self_refine,
)
from tests.optimise.steps import a_step

FIRST = "Make it faster."
STEPS = [a_step(0, 2.0, solution="good"), a_step(1, None, solution="wrong")]


def test_every_strategy_begins_with_the_task() -> None:
    assert {strategy(FIRST, []) for strategy in STRATEGIES.values()} == {FIRST}


def test_best_of_n_knows_nothing_of_its_steps() -> None:
    assert best_of_n(FIRST, STEPS) == FIRST


def test_self_refine_goes_on_from_the_last_step() -> None:
    prompt = self_refine(FIRST, STEPS)
    assert "wrong" in prompt
    assert "good" not in prompt


def test_effi_learner_goes_on_from_the_best_and_from_the_last_where_none_is_faster() -> None:
    assert "good" in effi_learner(FIRST, STEPS)
    assert "2.00 times as fast" in effi_learner(FIRST, STEPS)
    assert "wrong" in effi_learner(FIRST, STEPS[1:])


def test_max_reward_shows_the_best_and_the_last() -> None:
    prompt = max_reward(FIRST, STEPS)
    assert prompt.index("good") < prompt.index("wrong")
    assert max_reward(FIRST, STEPS[:1]).count("Your last version") == 0


def test_the_best_step_is_the_earliest_of_the_fastest() -> None:
    steps = [a_step(0, 0.5), a_step(1, 3.0), a_step(2, 3.0)]
    best = best_step(steps)
    assert best is not None
    assert best.step == 1
    assert best_step(steps[:1]) is None


def test_an_unknown_strategy_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"no strategy is named 'best-of-m' \(did you mean 'best-of-n'\?\)"):
        find_strategy("best-of-m")
