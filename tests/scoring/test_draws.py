"""Resamples of a bootstrap: the same whether their draws are kept or not."""

import numpy as np
import pytest

from effbench.scoring import draws as draws_module
from effbench.scoring.draws import kept_sums, resampled_sums


@pytest.mark.parametrize(("n_tasks", "n_resamples"), [(1, 3), (7, 100), (255, 700), (256, 700), (70_000, 2)])
def test_sums_are_those_of_one_generators_draws_kept_or_not(
    monkeypatch: pytest.MonkeyPatch, n_tasks: int, n_resamples: int
) -> None:
    row = np.random.default_rng(1).random(n_tasks)
    expected = row[np.random.default_rng(5).integers(0, n_tasks, size=(n_resamples, n_tasks))].sum(axis=-1)
    assert np.array_equal(resampled_sums(row, n_resamples, 5), expected)
    assert np.array_equal(kept_sums(row.tobytes(), n_resamples, 5), expected)
    monkeypatch.setattr(draws_module, "_KEPT", 0)
    assert np.array_equal(resampled_sums(row, n_resamples, 5), expected)


def test_another_seed_draws_otherwise() -> None:
    row = np.arange(50.0)
    assert not np.array_equal(resampled_sums(row, 20, 0), resampled_sums(row, 20, 1))
