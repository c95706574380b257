"""How often equal models are called different, and unequal ones told apart: the table of ``docs/comparing.md``.

Takes some minutes on one core.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt
from tabulate import tabulate

from effbench.scoring import SIGNIFICANCE, holm_adjusted, step_down_test

ROUNDS: Final = 4_000
FLIPS: Final = 499
SHAPES: Final = ((5, 12), (5, 40), (24, 40), (24, 164))
"""Models and tasks."""

_Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What came of one kind of simulated ranking.

    Attributes:
        name: The kind.
        n_models: Models.
        n_tasks: Tasks.
        errors: By max-T and by Holm, the share of rankings in which any two equal models are told apart.
        separated: By max-T and by Holm, the share of unequal pairs that are told apart; None where all are equal.
    """

    name: str
    n_models: int
    n_tasks: int
    errors: tuple[float, float]
    separated: tuple[float, float] | None


def passes(n_models: int, n_tasks: int, rng: np.random.Generator) -> tuple[_Table, _Table]:
    """Equal models, one sample: right or wrong, with a rate that only the task decides."""
    rates = rng.beta(0.5, 0.5, n_tasks)
    return (rng.random((n_models, n_tasks)) < rates).astype(float), np.zeros(n_models)


def graded(n_models: int, n_tasks: int, rng: np.random.Generator) -> tuple[_Table, _Table]:
    """Equal models, five samples, each wrong (0) or of some efficiency."""
    rates = rng.beta(0.5, 0.5, n_tasks)[:, np.newaxis]
    shape = (n_models, n_tasks, 5)
    return ((rng.random(shape) < rates) * rng.beta(3, 1, shape)).mean(axis=2), np.zeros(n_models)


def skewed(n_models: int, n_tasks: int, rng: np.random.Generator) -> tuple[_Table, _Table]:
    """Equal models with long-tailed scores, which no flip of signs keeps symmetric together."""
    return rng.lognormal(0, 1, (n_models, n_tasks)), np.zeros(n_models)


def two_classes(n_models: int, n_tasks: int, rng: np.random.Generator) -> tuple[_Table, _Table]:
    """Half of the models are better by 0.15 wherever that is possible; within each half all are equal."""
    better = (np.arange(n_models) >= n_models / 2).astype(float)
    rates = np.clip(rng.beta(2, 2, n_tasks) + 0.15 * better[:, np.newaxis], 0, 1)[:, :, np.newaxis]
    return (rng.random((n_models, n_tasks, 5)) < rates).mean(axis=2), better


KINDS: Final[dict[str, Callable[[int, int, np.random.Generator], tuple[_Table, _Table]]]] = {
    "equal, right or wrong": passes,
    "equal, graded": graded,
    "equal, skewed": skewed,
    "two classes": two_classes,
}


def simulate(name: str, n_models: int, n_tasks: int, *, rounds: int, seed: int = 0) -> Family:
    """Simulates rankings of one kind."""
    rng = np.random.default_rng(seed)
    firsts, seconds = np.array(list(combinations(range(n_models), 2))).T
    errors, separated = np.zeros((rounds, 2)), np.zeros((rounds, 2))
    for number in range(rounds):
        table, classes = KINDS[name](n_models, n_tasks, rng)
        equal = classes[firsts] == classes[seconds]
        test = step_down_test(table[seconds] - table[firsts], n_resamples=FLIPS, seed=number)
        for column, adjusted in enumerate((test.adjusted, holm_adjusted(test.p_values))):
            apart = np.array(adjusted) < SIGNIFICANCE
            errors[number, column] = apart[equal].any()
            separated[number, column] = apart[~equal].mean() if not equal.all() else 0.0
    error, share = errors.mean(axis=0), separated.mean(axis=0)
    return Family(
        name=name,
        n_models=n_models,
        n_tasks=n_tasks,
        errors=(float(error[0]), float(error[1])),
        separated=(float(share[0]), float(share[1])) if name == "two classes" else None,
    )


def main(say: Callable[[str], None]) -> None:
    """Prints the table."""
    rows = []
    for name in KINDS:
        for n_models, n_tasks in SHAPES:
            family = simulate(name, n_models, n_tasks, rounds=ROUNDS)
            shares = ("–", "–") if family.separated is None else [f"{share:.1%}" for share in family.separated]  # noqa: RUF001  # a dash
            rows.append([name, n_models, n_tasks, *(f"{error:.1%}" for error in family.errors), *shares])
            say(f"  {name}, {n_models} models, {n_tasks} tasks: {family.errors[0]:.2%}")
    headers = ["models are", "models", "tasks", "max-T errs", "Holm errs", "max-T separates", "Holm separates"]
    say("\n" + tabulate(rows, headers=headers, tablefmt="github", disable_numparse=True))
