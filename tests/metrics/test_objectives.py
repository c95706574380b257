"""Objectives by name, and what a sample is worth by each."""

from pathlib import Path

import pytest

from effbench.errors import InputError
from effbench.metrics import METRICS
from effbench.metrics.judged_run import judge_run
from effbench.metrics.objectives import Objective, check_machine, find_objective, gain_of, metric_of
from effbench.sandboxes.wasm.machine import MACHINE
from tests.handmade_ladder_runs import CENSORED, WRONG, ladder_run


def test_each_gain_is_what_the_baseline_takes_over_what_the_sample_takes(tmp_path: Path) -> None:
    (score,) = judge_run(ladder_run(tmp_path / "run", {"a": (5, 20, WRONG, CENSORED)}), (1,)).tasks
    gains = {item: [gain_of(score, place, item) for place in range(4)] for item in Objective}
    assert gains[Objective.INSTRUCTIONS] == list(score.efficiencies)
    assert gains[Objective.MEMORY] == pytest.approx([2, 0.5, 0, 0])
    assert gains[Objective.JOINT] == pytest.approx([4, 0.25, 0, 0])
    assert gains[Objective.ENERGY] == pytest.approx([2, 0.5, 0, 0])


def test_every_objective_has_a_metric_that_runs_can_be_compared_by() -> None:
    for objective in Objective:
        assert METRICS[metric_of(objective).replace("@1", "@k")].is_mean
    assert [item.needs_memory for item in Objective] == [False, True, False, True]


def test_no_processor_no_memory_and_no_energy() -> None:
    check_machine(Objective.INSTRUCTIONS, MACHINE)
    for objective in (Objective.MEMORY, Objective.ENERGY, Objective.JOINT):
        check_machine(objective, "x86_64")
        with pytest.raises(InputError, match=f"the objective {objective} is of a processor's programs, and this sandb"):
            check_machine(objective, MACHINE)


def test_an_unknown_objective_is_one_sentence() -> None:
    with pytest.raises(InputError, match="there is no objective 'speed': take one of instructions, memory, energy, j"):
        find_objective("speed")
