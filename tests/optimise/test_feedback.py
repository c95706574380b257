"""What a model is told: each level says more, and none says an answer of a test."""

import pytest

from effbench.api.rewarder import Reward
from effbench.measure.function_costs import FunctionCost
from effbench.measure.line_costs import LineCost, LineCosts
from effbench.metrics.objectives import Objective
from effbench.optimise.feedback import Feedback, aim_of, costliest_functions, costliest_lines, describe
from effbench.records.measurement import Verdict


def a_reward(verdict: Verdict = Verdict.AC, *, speedup: float | None = None, detail: str = "") -> Reward:
    return Reward(
        value=0.5, verdict=verdict, efficiency=0.5, passed=verdict is Verdict.AC, detail=detail, speedup=speedup,
        gain=speedup,
    )  # fmt: skip


def test_each_level_tells_more() -> None:
    reward = a_reward(speedup=2.5)
    told = [describe(level, reward, "line 1: 90 %") for level in Feedback]
    assert told[0] == ""
    assert told[1] == "It gives the right results."
    assert (
        told[2]
        == "It gives the right results, and is 2.50 times as fast as the given program, counted in instructions."
    )
    assert told[3].endswith("line 1: 90 %")


def test_a_slower_program_is_called_slower() -> None:
    assert "slower: it takes 4.00 times the instructions" in describe(Feedback.TOTAL, a_reward(speedup=0.25))


@pytest.mark.parametrize(
    ("objective", "told"),
    [
        (Objective.MEMORY, "takes 0.40 times what the given program does of peak memory."),
        (Objective.ENERGY, "takes 0.40 times what the given program does of energy, as modelled."),
        (Objective.JOINT, "takes 0.40 times what the given program does of instructions times peak memory."),
    ],
)
def test_another_objective_is_told_in_its_own_words(objective: Objective, told: str) -> None:
    said = describe(Feedback.TOTAL, a_reward(speedup=2.5), objective=objective)
    assert said == f"It gives the right results, and {told}"


def test_the_costliest_lines_come_first_and_what_belongs_to_none_is_left_out() -> None:
    costs = LineCosts(
        task_id="t", level=1, test_index=0, size=1, solution="a = 1\nb = 2\nc = 3\n", total=100, ending="returned",
        lines=tuple(LineCost(line=line, times=1, instructions=n) for line, n in ((0, 5), (1, 20), (2, 75), (3, -1))),
    )  # fmt: skip
    assert costliest_lines(costs).splitlines()[1:] == [" 75.0%  line 2: b = 2", " 20.0%  line 1: a = 1"]


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.AC])
def test_every_verdict_has_words_and_its_reason(verdict: Verdict) -> None:
    told = describe(Feedback.VERDICT, a_reward(verdict, detail="ZeroDivisionError"))
    assert told.startswith("It ")
    assert told.endswith(": ZeroDivisionError.")


def test_functions_are_told_with_their_calls() -> None:
    costs = (
        FunctionCost(name="_Z4workv", calls=7, instructions=75),
        FunctionCost(name="main", calls=1, instructions=25),
        FunctionCost(name="idle", calls=0, instructions=0),
    )
    assert costliest_functions(costs).splitlines()[1:] == [" 75.0%  _Z4workv, 7 calls", " 25.0%  main, 1 call"]
    assert costliest_functions(()) == ""


def test_a_prompt_says_what_counts_unless_that_is_speed() -> None:
    assert [aim_of(objective).partition(" but ")[2] for objective in Objective] == [
        "",
        "peak memory: the less, the better.",
        "energy, as modelled: the less, the better.",
        "instructions times peak memory: the less, the better.",
    ]
