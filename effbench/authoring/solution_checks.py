"""Are the solutions what they are said to be: references right, in order and in range; wrong ones rejected?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.problems import Code, Problem
from effbench.authoring.task_runner import Draw, TaskRunner, Trial
from effbench.measure.test_cases import TestCase
from effbench.records.measurement import Verdict
from effbench.records.task import Reference

__all__ = ["Cost", "check_costs", "check_references", "check_wrong", "order_problems"]

TIER_MARGIN: Final = 0.01
"""The next tier must be cheaper by this share: programs within it are a tie (heap layout moves counts by as much)."""
REFERENCE_CPU_S: Final = 30.0
WRONG_CPU_S: Final = 10.0
EXPERT_LEAST: Final = 2_000_000
EXPERT_MOST: Final = 200_000_000
"""Instructions at the top level: enough to drown the interpreter's noise, little enough to be emulated."""
LEVEL_0_MOST: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a reference costs on the stress input that is dearest to the best one.

    Attributes:
        reference_id: The reference.
        tier: Its tier.
        instructions: The count; None when it went beyond what is counted.
    """

    reference_id: str
    tier: str
    instructions: int | None


def check_references(
    authored: AuthoredTask, runner: TaskRunner, cases: Sequence[TestCase]
) -> tuple[list[Problem], Trial | None]:
    """Runs every reference natively on every input.

    Returns:
        Problems, and the best reference's trial; None when it fails.
    """
    problems: list[Problem] = []
    best: Trial | None = None
    for reference in authored.task.references:
        trial = runner.try_out(reference.solution, cases, lambda _: REFERENCE_CPU_S)
        if trial.case is not None:
            problems.append(_failed(authored, reference, trial, Draw.of(trial.case.stress_input)))
        elif reference is authored.task.baseline:
            best = trial
    return problems, best


def _failed(authored: AuthoredTask, reference: Reference, trial: Trial, draw: Draw) -> Problem:
    if trial.verdict is Verdict.WA:
        expected = "the expected answer" if authored.task.answers else authored.task.baseline.reference_id
        return authored.at_reference(
            reference, Code.REFERENCES_DISAGREE, f"gives another output than {expected} ({draw}): one of them is wrong."
        )
    return authored.at_reference(
        reference, Code.REFERENCE_FAILS, f"fails with {trial.verdict} ({draw}): {trial.detail}."
    )


def check_costs(
    authored: AuthoredTask, runner: TaskRunner, cases: Sequence[TestCase], best: Sequence[int]
) -> tuple[list[Problem], tuple[Cost, ...]]:
    """Counts the references where it matters most, and the best one where it must be cheap.

    Returns:
        Problems, and a cost for each reference.
    """
    top = [case for case in cases if case.stress_input.level == authored.task.scored_levels[-1].index]
    dearest = top[best.index(max(best))]
    costs: list[Cost] = []
    for reference in authored.task.references[:-1]:
        reading = runner.count(reference.solution, dearest)
        costs.append(Cost(reference_id=reference.reference_id, tier=reference.tier, instructions=reading.instructions))
    baseline = authored.task.baseline
    costs.append(Cost(reference_id=baseline.reference_id, tier=baseline.tier, instructions=max(best)))
    problems = list(order_problems(authored, costs))
    if not EXPERT_LEAST <= max(best) <= EXPERT_MOST:
        problems.append(
            authored.at_table(
                "levels",
                len(authored.task.levels) - 1,
                Code.EXPERT_OUT_OF_RANGE,
                f"the best reference costs {max(best):,} instructions here: choose a size at which it costs "
                f"{EXPERT_LEAST:,} to {EXPERT_MOST:,}.",
            )
        )
    problems += _level_0(authored, runner, cases)
    return problems, tuple(costs)


def order_problems(authored: AuthoredTask, costs: Sequence[Cost]) -> Iterator[Problem]:
    """Holds each tier against the one before it; what went beyond counting is dearer than any count."""
    for reference, slower, faster in zip(authored.task.references[1:], costs, costs[1:], strict=False):
        if slower.instructions is None:
            continue
        if faster.instructions is None or faster.instructions > slower.instructions * (1 - TIER_MARGIN):
            shown = "more than is counted" if faster.instructions is None else f"{faster.instructions:,} instructions"
            yield authored.at_reference(
                reference,
                Code.TIERS_OUT_OF_ORDER,
                f"costs {shown} at the top level, {slower.reference_id} before it {slower.instructions:,}: order the "
                f"references from slow to fast, at least {TIER_MARGIN:.0%} apart.",
            )


def _level_0(authored: AuthoredTask, runner: TaskRunner, cases: Sequence[TestCase]) -> Iterator[Problem]:
    for case in cases:
        if case.stress_input.level != authored.task.levels[0].index or case.weight > 0:
            continue
        count = runner.count(authored.task.baseline.solution, case).instructions
        if count is None or count > LEVEL_0_MOST:
            shown = "too many" if count is None else f"{count:,}"
            yield authored.at_table(
                "levels",
                0,
                Code.LEVEL_0_TOO_DEAR,
                f"the best reference costs {shown} instructions ({Draw.of(case.stress_input)}): make the first level "
                f"so small that it costs at most {LEVEL_0_MOST:,}.",
            )
            return


def check_wrong(authored: AuthoredTask, runner: TaskRunner, cases: Sequence[TestCase]) -> Iterator[Problem]:
    """Every wrong solution must fail some input; where inputs may be deep, one of them is plain recursion."""
    yield from _recursion(authored)
    for wrong in authored.authoring.wrong:
        trial = runner.try_out(wrong.solution, cases, lambda _: WRONG_CPU_S)
        if trial.case is None:
            yield authored.at_wrong(
                wrong,
                Code.WRONG_ACCEPTED,
                f"passes every input, though it is said to be wrong ({wrong.reason}): add an input that tells it from "
                "a right one.",
            )


def _recursion(authored: AuthoredTask) -> Iterator[Problem]:
    deep, wrong = authored.authoring.deep, authored.authoring.wrong
    if deep is None and "trees" in authored.authoring.areas:
        fault = (
            "does not say `deep = true` or `deep = false`, though the task is about trees: may inputs be so deep that"
        )
        yield authored.at("task.toml", 1, Code.NO_RECURSION, f"{fault} plain recursion fails?")
    elif deep and not any(each.name.startswith("recursi") for each in wrong):
        yield authored.at(
            "task.toml", 1, Code.NO_RECURSION,
            "says that inputs may be deep, and lists no [[wrong]] wrong_recursive… that they must reject: add one.",
        )  # fmt: skip
