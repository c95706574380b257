"""Exchanges of runs within tasks: against every exchange, with scores missing, and where runs are equal."""

from itertools import combinations, permutations, product

import numpy as np
import numpy.typing as npt
import pytest

from effbench.scoring import family_test, step_down_test
from effbench.scoring.exchanges import exchanged_p_values

Table = npt.NDArray[np.float64]


def statistics(table: Table) -> list[float]:
    """r of each pair over the tasks that both runs have, one number at a time."""
    found = []
    for a, b in combinations(range(len(table)), 2):
        own = table[b] - table[a]
        own = own[~np.isnan(own)]
        length = float((own**2).sum() * table.shape[1]) ** 0.5
        found.append(0.0 if length < 1e-9 else abs(float(own.sum())) / length)
    return found


def by_definition(table: Table) -> list[float]:
    """Westfall & Young's algorithm over every exchange within every task."""
    columns = []
    for column in table.T:
        present = np.flatnonzero(~np.isnan(column))
        orders = []
        for order in permutations(present):
            exchanged = column.copy()
            exchanged[present] = column[list(order)]
            orders.append(exchanged)
        columns.append(orders)
    resamples = [statistics(np.array(chosen).T) for chosen in product(*columns)]
    found = statistics(table)
    places = sorted(range(len(found)), key=lambda pair: -found[pair])
    adjusted, largest = [0.0] * len(found), 0.0
    for place, pair in enumerate(places):
        reached = [max(item[other] for other in places[place:]) >= found[pair] - 1e-9 for item in resamples]
        adjusted[pair] = largest = max(largest, sum(reached) / len(reached))
    return adjusted


NAN = float("nan")


@pytest.mark.parametrize(
    "table",
    [
        [[0.1, 0.2, 0.0, 0.3, 0.1], [0.5, 0.9, 0.2, 0.3, 0.7], [0.9, 0.8, 0.6, 0.7, 0.9]],
        [[0.0, 0.0, 1.0, 0.0, 0.0], [1.0, 0.0, 1.0, 0.0, 1.0], [1.0, 1.0, 1.0, 1.0, 1.0]],
        [[0.1, 0.2, NAN, 0.3, 0.1], [0.5, NAN, 0.2, 0.3, 0.7], [0.9, 0.8, 0.6, 0.7, NAN]],
        [[0.2, 0.4, 0.6, 0.8], [0.2, 0.4, 0.6, 0.8], [0.9, 0.9, 0.9, 0.9]],
    ],
)
def test_random_exchanges_estimate_what_all_exchanges_give(table: list[list[float]]) -> None:
    p_values = exchanged_p_values(table)
    assert p_values == pytest.approx(by_definition(np.array(table)), abs=4 * 0.5 / 9_999**0.5)


def test_runs_that_are_equal_everywhere_reach_nothing() -> None:
    rng = np.random.default_rng(0)
    row = rng.random(20)
    assert exchanged_p_values([row, row, row * (1 + 1e-16)]) == (1.0, 1.0, 1.0)


def test_the_larger_p_value_counts_and_two_runs_have_that_of_flips() -> None:
    rng = np.random.default_rng(1)
    table = rng.lognormal(0, 1, (4, 30)) + np.linspace(0, 1, 4)[:, np.newaxis]
    flips = step_down_test([table[b] - table[a] for a, b in combinations(range(4), 2)])
    exchanged = exchanged_p_values(table)
    family = family_test(table)
    assert family.p_values == flips.p_values
    assert family.adjusted == tuple(map(max, flips.adjusted, exchanged))
    assert family.adjusted not in (flips.adjusted, exchanged)  # neither alone
    assert family_test(table[:2]) == step_down_test([table[1] - table[0]])


def test_near_duplicates_are_exchanged_together() -> None:
    rng = np.random.default_rng(2)
    table = rng.random((3, 10))
    clusters = ["a", "a", *([""] * 8)]
    merged = np.column_stack([table[:, :2].sum(axis=1), table[:, 2:]])
    assert family_test(table, clusters=clusters).adjusted == family_test(merged).adjusted


def test_equal_runs_with_long_tails_are_told_apart_in_at_most_one_of_twenty_families() -> None:
    # Exact: of 400 families 20 may err; 36 or more have a chance of less than 0.1 %.
    rng = np.random.default_rng(3)
    errors = sum(min(exchanged_p_values(rng.lognormal(0, 1.5, (6, 8)), n_resamples=99)) <= 0.05 for _ in range(400))
    assert errors < 36


def test_many_runs_are_told_apart_that_differ() -> None:
    rng = np.random.default_rng(4)
    scores = rng.normal(0, 0.05, (50, 30)) + np.linspace(0, 1, 50)[:, np.newaxis]
    assert sum(p_value < 0.05 for p_value in exchanged_p_values(scores)) > 1_000


@pytest.mark.parametrize("bad", [[0.0, 1.0], [[float("inf")], [0.0]]])
def test_what_is_no_table_of_numbers_is_refused(bad: object) -> None:
    with pytest.raises(ValueError, match="give a row of numbers for each run"):
        family_test(bad)  # type: ignore[arg-type]  # on purpose
