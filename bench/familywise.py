"""How often equal models are called different, and unequal ones told apart: the table of ``docs/comparing.md``.

Beside the test that effbench uses stand its flips alone and Holm's correction of the pairs' own p-values. Takes some
ten minutes on one core.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt
from tabulate import tabulate

from effbench.scoring import SIGNIFICANCE, family_test, holm_adjusted, step_down_test

FLIPS: Final = 499
"""And exchanges."""
SHAPES: Final = ((5, 12, 4_000), (5, 40, 2_000), (24, 40, 1_000), (24, 164, 300))
"""Models, tasks, and rankings that are simulated of them."""
SEVERAL_SEEDS: Final = ("equal, skewed", 24, 40)
"""The line where flips alone err most: simulated with four other seeds as well."""
ROUNDS: Final = 1_000
"""Of each of these seeds."""

TESTS: Final = ("flips alone", "flips and exchanges", "Holm")

_Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What came of one kind of simulated ranking.

    Attributes:
        name: The kind.
        n_models: Models.
        n_tasks: Tasks.
        errors: By each of :data:`TESTS`, the share of rankings in which any two equal models are told apart.
        separated: By each, the share of unequal pairs that are told apart; None where all are equal.
    """

    name: str
    n_models: int
    n_tasks: int
    errors: tuple[float, ...]
    separated: tuple[float, ...] | None


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


def one_better(n_models: int, n_tasks: int, rng: np.random.Generator) -> tuple[_Table, _Table]:
    """One model is better than all others, which are equal; scores are long-tailed."""
    better = (np.arange(n_models) == 0).astype(float)
    return rng.lognormal(0, 1, (n_models, n_tasks)) + 2 * better[:, np.newaxis], better


def skewed_classes(n_models: int, n_tasks: int, rng: np.random.Generator) -> tuple[_Table, _Table]:
    """Half of the models are better, and long-tailed scores are equal within each half."""
    better = (np.arange(n_models) >= n_models / 2).astype(float)
    return rng.lognormal(0, 1, (n_models, n_tasks)) + better[:, np.newaxis], better


KINDS: Final[dict[str, Callable[[int, int, np.random.Generator], tuple[_Table, _Table]]]] = {
    "equal, right or wrong": passes,
    "equal, graded": graded,
    "equal, skewed": skewed,
    "two classes": two_classes,
    "one better, skewed": one_better,
    "two classes, skewed": skewed_classes,
}


def simulate(name: str, n_models: int, n_tasks: int, *, rounds: int, seed: int = 0) -> Family:
    """Simulates rankings of one kind."""
    rng = np.random.default_rng(seed)
    firsts, seconds = np.array(list(combinations(range(n_models), 2))).T
    errors, separated = np.zeros((rounds, len(TESTS))), np.zeros((rounds, len(TESTS)))
    for number in range(rounds):
        table, classes = KINDS[name](n_models, n_tasks, rng)
        equal = classes[firsts] == classes[seconds]
        flips = step_down_test(table[seconds] - table[firsts], n_resamples=FLIPS, seed=number)
        both = family_test(table, n_resamples=FLIPS, seed=number)
        for column, adjusted in enumerate((flips.adjusted, both.adjusted, holm_adjusted(flips.p_values))):
            apart = np.array(adjusted) < SIGNIFICANCE
            errors[number, column] = apart[equal].any()
            separated[number, column] = apart[~equal].mean() if not equal.all() else 0.0
    error, share = errors.mean(axis=0), separated.mean(axis=0)
    return Family(
        name=name,
        n_models=n_models,
        n_tasks=n_tasks,
        errors=tuple(error.tolist()),
        separated=None if equal.all() else tuple(share.tolist()),
    )


def main(say: Callable[[str], None]) -> None:
    """Prints the table."""
    rows = []
    for name in KINDS:
        for n_models, n_tasks, rounds in SHAPES:
            family = simulate(name, n_models, n_tasks, rounds=rounds)
            rows.append(_row(family))
            say("  " + ", ".join(map(str, rows[-1])))
    others = [simulate(*SEVERAL_SEEDS, rounds=ROUNDS, seed=seed).errors for seed in (1, 2, 3, 4)]
    means = np.mean(others, axis=0)
    shares = ", ".join(f"{name} {share:.1%}" for name, share in zip(TESTS, means, strict=True))
    error = (means[0] * (1 - means[0]) / (ROUNDS * len(others))) ** 0.5
    say(f"  {SEVERAL_SEEDS}, four other seeds: {shares}; standard error {error:.1%}")
    headers = ["models are", "models", "tasks", *(f"{test} errs" for test in TESTS)]
    headers += [f"{test} separates" for test in TESTS]
    say("\n" + tabulate(rows, headers=headers, tablefmt="github", disable_numparse=True))


def _row(family: Family) -> list[str]:
    shares = family.separated or (None,) * len(TESTS)
    separated = ["–" if share is None else f"{share:.1%}" for share in shares]  # noqa: RUF001  # a dash
    errors = [f"{error:.1%}" for error in family.errors]
    return [family.name, str(family.n_models), str(family.n_tasks), *errors, *separated]
