"""The proof that one task is sound: all checks in order, cheapest and most basic first."""

from collections.abc import Iterable
from dataclasses import dataclass

from effbench.authoring.authored_task import Draft
from effbench.authoring.generator_checks import check_generator
from effbench.authoring.mutant_checks import Budget, MutationScore, check_mutants
from effbench.authoring.problems import Code, Problem
from effbench.authoring.prompt_checks import check_examples
from effbench.authoring.solution_checks import Cost, check_costs, check_references, check_wrong
from effbench.authoring.source_checks import check_sources
from effbench.authoring.task_runner import Trial, Workbench
from effbench.errors import SuiteError
from effbench.measure.baseline import reference_records
from effbench.measure.budget import cost
from effbench.measure.meter import TaskMeter
from effbench.measure.test_cases import Case, TaskMaterial, make_material
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


def check_task(draft: Draft, bench: Workbench, cache: Cache, python: str) -> TaskReport:
    """Checks one task; what rests on something unsound is left out.

    Args:
        draft: The task.
        bench: Where its programs run.
        cache: Keeps inputs, answers and the best reference's counts.
        python: Version inside the lane.

    Raises:
        SandboxDied: The lane is gone.
    """
    problems = [*check_sources(draft), *check_generator(draft, bench)]
    if any(problem.code is Code.GENERATOR_FAILS for problem in problems):
        return _report(draft, problems)
    try:
        material = make_material(draft.task, bench.station.lane, cache, python)
    except SuiteError as error:
        return _report(draft, [*problems, _yardstick_fails(draft, error)])
    problems += check_examples(draft, bench)
    problems += check_wrong(draft, bench, material.cases)
    found, best = check_references(draft, bench, material.cases)
    if found or best is None:
        return _report(draft, [*problems, *found])
    return _measured(draft, bench, cache, problems, (material, best))


def _measured(
    draft: Draft, bench: Workbench, cache: Cache, problems: list[Problem], sound: tuple[TaskMaterial, Trial]
) -> TaskReport:
    """The part that counts; all references pass their tests."""
    material, best = sound
    try:
        counted = _yardstick_costs(bench, material, cache)
    except SuiteError as error:
        return _report(draft, [*problems, _yardstick_fails(draft, error)])
    top = draft.task.scored_levels[-1].index
    at_top = [count for case, count in counted if case.stress_input.level == top]
    found, costs = check_costs(draft, bench, material.cases, at_top)
    dearest, most = max(counted, key=lambda each: each[1])
    budget = Budget(instructions=int(draft.task.timeout_factor * most), dearest=dearest)
    survivors, mutation = check_mutants(draft, bench, material.cases, best, budget)
    return TaskReport(
        task_id=draft.task.task_id,
        problems=tuple(sorted([*problems, *found, *survivors])),
        costs=costs,
        mutation=mutation,
    )


def _yardstick_costs(bench: Workbench, material: TaskMaterial, cache: Cache) -> list[tuple[Case, int]]:
    """What the best reference costs on every scored input.

    Raises:
        SuiteError: It does not pass when it is counted.
    """
    meter = TaskMeter(bench.station, material)
    records = reference_records(material.task, material.task.yardstick, meter, bench.station, cache)
    meter.adopt_yardstick(records)
    calibration = bench.station.calibration
    return [
        (case, cost(record.instructions, record.load_instructions, calibration))
        for case, record in zip(material.cases, records, strict=True)
        if record.instructions is not None
    ]


def _yardstick_fails(draft: Draft, error: SuiteError) -> Problem:
    reason = str(error).removeprefix(f"task {draft.task.task_id}: ").removesuffix(".")
    return draft.at_reference(draft.task.yardstick, Code.REFERENCE_FAILS, f"cannot be the yardstick: {reason}.")


def _report(draft: Draft, problems: Iterable[Problem]) -> TaskReport:
    return TaskReport(task_id=draft.task.task_id, problems=tuple(sorted(problems)))
