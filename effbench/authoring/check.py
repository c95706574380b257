"""The proof that one task is sound: all checks in order, cheapest and most basic first."""

from collections.abc import Iterable
from dataclasses import dataclass

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.generator_checks import check_generator
from effbench.authoring.input_checks import check_inputs
from effbench.authoring.mutant_checks import Budget, MutationScore, check_mutants
from effbench.authoring.order_checks import check_gain, check_native_order
from effbench.authoring.problems import Code, Problem
from effbench.authoring.prompt_checks import check_budget, check_examples
from effbench.authoring.solution_checks import Cost, check_costs, check_references, check_wrong
from effbench.authoring.source_checks import check_sources
from effbench.authoring.task_runner import TaskRunner, Trial
from effbench.errors import SuiteError
from effbench.measure.baseline import reference_records
from effbench.measure.budget import budget_of, cost
from effbench.measure.meter import TaskMeter
from effbench.measure.test_cases import TestCase, TestCases, make_test_cases
from effbench.storage.cache import Cache

__all__ = ["TaskReport", "check_task"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskReport:
    """What the checks of one task found.

    Attributes:
        task_id: The task.
        problems: In the order of files and lines.
        costs: Of each reference at the top level, slowest tier first; empty where it did not come so far.
        mutation: None where it did not come so far.
    """

    task_id: str
    problems: tuple[Problem, ...]
    costs: tuple[Cost, ...] = ()
    mutation: MutationScore | None = None


def check_task(authored: AuthoredTask, runner: TaskRunner, cache: Cache, python: str) -> TaskReport:
    """Checks one task; what rests on something unsound is left out."""
    problems = [*check_sources(authored), *check_generator(authored, runner)]
    if any(problem.code is Code.GENERATOR_FAILS for problem in problems):
        return _report(authored, problems)
    try:
        test_cases = make_test_cases(authored.task, runner.context.lane, cache, python)
    except SuiteError as error:
        return _report(authored, [*problems, _baseline_fails(authored, error)])
    if not problems:
        problems += check_inputs(authored, runner)
    problems += check_examples(authored, runner)
    problems += check_wrong(authored, runner, test_cases.cases)
    found, best = check_references(authored, runner, test_cases.cases)
    if found or best is None:
        return _report(authored, [*problems, *found])
    return _measured(authored, runner, cache, problems, (test_cases, best))


def _measured(
    authored: AuthoredTask, runner: TaskRunner, cache: Cache, problems: list[Problem], sound: tuple[TestCases, Trial]
) -> TaskReport:
    test_cases, best = sound
    try:
        counted = _baseline_costs(runner, test_cases, cache)
    except SuiteError as error:
        return _report(authored, [*problems, _baseline_fails(authored, error)])
    at_level = {
        level.index: [each for each in counted if each[0].stress_input.level == level.index]
        for level in authored.task.scored_levels
    }
    of_first, of_top = (at_level[authored.task.scored_levels[place].index] for place in (0, -1))
    found, costs = check_costs(authored, runner, test_cases.cases, [count for _, count in of_top])
    dearest, most = max(counted, key=lambda each: each[1])
    found += check_native_order(authored, runner, max(of_top, key=lambda each: each[1])[0], costs)
    found += check_gain(authored, runner, costs, max(of_first, key=lambda each: each[1]))
    found += check_budget(authored, authored.task.timeout_factor * most)
    budget = Budget(instructions=int(authored.task.timeout_factor * most), dearest=dearest)
    survivors, mutation = check_mutants(authored, runner, test_cases.cases, best, budget)
    return TaskReport(
        task_id=authored.task.task_id,
        problems=tuple(sorted([*problems, *found, *survivors])),
        costs=costs,
        mutation=mutation,
    )


def _baseline_costs(runner: TaskRunner, test_cases: TestCases, cache: Cache) -> list[tuple[TestCase, int]]:
    """What the best reference costs on every scored input."""
    meter = TaskMeter(runner.context, test_cases)
    records = reference_records(test_cases.task, test_cases.task.baseline, meter, runner.context, cache)
    calibration = runner.context.calibration
    budget_of(test_cases.task, records, (), calibration)  # refuses a baseline that fails when it is counted
    return [
        (case, cost(record.instructions, record.load_instructions, calibration))
        for case, record in zip(test_cases.cases, records, strict=True)
        if record.instructions is not None
    ]


def _baseline_fails(authored: AuthoredTask, error: SuiteError) -> Problem:
    reason = str(error).removeprefix(f"task {authored.task.task_id}: ").removesuffix(".")
    return authored.at_reference(authored.task.baseline, Code.REFERENCE_FAILS, f"cannot be the baseline: {reason}.")


def _report(authored: AuthoredTask, problems: Iterable[Problem]) -> TaskReport:
    return TaskReport(task_id=authored.task.task_id, problems=tuple(sorted(problems)))
