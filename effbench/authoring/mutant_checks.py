"""Would the inputs notice a small mistake? Mutants of the best reference say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.mutants import Mutant, all_mutants, choose_mutants
from effbench.authoring.problems import Code, Problem
from effbench.authoring.task_runner import TaskRunner, Trial
from effbench.measure.test_cases import TestCase

__all__ = ["LEAST_SCORE", "Budget", "Killed", "MutationScore", "check_mutants", "judge_mutants", "kill_mutants"]

MOST_MUTANTS: Final = 60
LEAST_SCORE: Final = 0.9
SPARE_CPU_S: Final = 0.05
TIMES_BEST: Final = 20.0
"""A mutant that takes natively this many times what the best reference takes is over any budget."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MutationScore:
    """How many mutants the inputs kill.

    Attributes:
        n_mutants: Mutants tried that are not listed as equivalent.
        n_killed: Of those.
    """

    n_mutants: int
    n_killed: int

    @property
    def share(self) -> float:
        """From 0 to 1; 1 when there was nothing to kill."""
        return self.n_killed / self.n_mutants if self.n_mutants else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a solution may cost.

    Attributes:
        instructions: On any scored input.
        dearest: The input that costs the best reference most.
    """

    instructions: int
    dearest: TestCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """What became of one mutant.

    Attributes:
        mutant: The mutant.
        by: The input or the budget that killed it; empty for a survivor.
    """

    mutant: Mutant
    by: str


def check_mutants(
    authored: AuthoredTask, runner: TaskRunner, cases: Sequence[TestCase], best: Trial, budget: Budget
) -> tuple[list[Problem], MutationScore]:
    """Tries the mutants on all inputs.

    Returns:
        Problems, and the score.
    """
    everything = all_mutants(authored.task.baseline.solution)
    chosen = choose_mutants(everything, MOST_MUTANTS)
    results = kill_mutants(runner, chosen, cases, best, budget)
    return judge_mutants(authored, {mutant.name: mutant for mutant in everything}, results)


def kill_mutants(
    runner: TaskRunner, mutants: Sequence[Mutant], cases: Sequence[TestCase], best: Trial, budget: Budget
) -> list[Killed]:
    """Runs each mutant natively up to its first failure; counts those that survive, on the dearest input alone."""
    results = []
    for mutant in mutants:
        trial = runner.try_out(mutant.source, cases, lambda index: SPARE_CPU_S + TIMES_BEST * best.cpu_s[index])
        if trial.case is not None:
            by = f"{trial.verdict} at level {trial.case.stress_input.level}, test {trial.case.stress_input.test_index}"
        else:
            count = runner.count(mutant.source, budget.dearest, budget=budget.instructions).instructions
            by = "over the budget" if count is None or count > budget.instructions else ""
        results.append(Killed(mutant=mutant, by=by))
    return results


def judge_mutants(
    authored: AuthoredTask, known: Mapping[str, Mutant], results: Sequence[Killed]
) -> tuple[list[Problem], MutationScore]:
    """Holds the results against the task's list of equivalent mutants."""
    listed = {equivalent.mutant for equivalent in authored.authoring.equivalent_mutants}
    counted = [result for result in results if result.by or result.mutant.name not in listed]
    survivors = [result.mutant for result in counted if not result.by]
    score = MutationScore(n_mutants=len(counted), n_killed=len(counted) - len(survivors))
    problems = list(_unfounded(authored, known, results))
    if score.share < LEAST_SCORE:
        problems += [_survives(authored, mutant, score) for mutant in survivors]
    return problems, score


def _survives(authored: AuthoredTask, mutant: Mutant, score: MutationScore) -> Problem:
    return authored.at_reference(
        authored.task.baseline, Code.MUTANTS_SURVIVE,
        f"no input tells `{mutant.name}` from the original ({score.n_killed} of {score.n_mutants} mutants are told): "
        "add such an input, or list it in task.toml under [[equivalent_mutants]] with the reason.",
        line=mutant.line,
    )  # fmt: skip


def _unfounded(authored: AuthoredTask, known: Mapping[str, Mutant], results: Sequence[Killed]) -> Iterator[Problem]:
    """Entries of the list that name no mutant, or one that is not equivalent."""
    killers = {result.mutant.name: result.by for result in results}
    for index, equivalent in enumerate(authored.authoring.equivalent_mutants):
        if equivalent.mutant not in known:
            yield authored.at_table(
                "equivalent_mutants", index, Code.UNKNOWN_MUTANT,
                f"no mutant of {authored.task.baseline.reference_id} is named `{equivalent.mutant}`: delete the entry.",
            )  # fmt: skip
        elif killers.get(equivalent.mutant):
            yield authored.at_table(
                "equivalent_mutants", index, Code.MUTANT_IS_KILLED,
                f"`{equivalent.mutant}` is not equivalent ({killers[equivalent.mutant]}): delete the entry.",
            )  # fmt: skip
