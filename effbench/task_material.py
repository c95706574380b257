"""A task made ready in a lane: its stress inputs and expected answers, from the cache or from the task's own programs.

Generators, reference solutions and checkers may come with a downloaded suite: they are foreign code and run in a lane,
never in the harness.
"""

import hashlib
from dataclasses import dataclass

from effbench.cache import Cache, key_of
from effbench.errors import SuiteError
from effbench.sandboxes.agent import values
from effbench.sandboxes.protocol import Ending, Job, Lane, Limits, NotAProgram, Outcome, Prepared
from effbench.task import Program, StressInput, Task

__all__ = ["Case", "TaskMaterial", "make_material", "prepare_own", "run_own"]

OWN_LIMITS = Limits(cpu_s=120.0, wall_s=600.0, memory_bytes=4 << 30, output_bytes=512 << 20)
"""Of the suite's own programs: far above what a sound task needs, so that an endless generator ends with a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One stress input with what is expected for it.

    Attributes:
        stress_input: How it is made.
        arguments: The encoded tuple of arguments.
        answer: The encoded output of the yardstick.
        weight: Of its level; 0 is not counted.
    """

    stress_input: StressInput
    arguments: bytes
    answer: bytes
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskMaterial:
    """All that is needed to measure solutions of one task.

    Attributes:
        task: The task.
        cases: Smallest level first.
        checker: The task's own checker, prepared; None when the harness compares.
    """

    task: Task
    cases: tuple[Case, ...]
    checker: Prepared | None


def make_material(task: Task, lane: Lane, cache: Cache, python: str) -> TaskMaterial:
    """Generates what the cache does not hold.

    Args:
        task: The task.
        lane: Where its programs run.
        cache: Keeps inputs and answers by what they are made from.
        python: Version inside the lane: another one may generate other inputs.

    Raises:
        SuiteError: One of the task's own programs fails; names the program and the reason.
        SandboxDied: The lane is gone.
    """
    cases: list[Case] = []
    generator = solver = None
    weights = {level.index: level.weight for level in task.levels}
    for item in task.stress_inputs():
        name = (task.generator.source, task.generator.entry_point)
        numbers = (item.seed, item.size, item.level, item.test_index)
        input_key = key_of("input", python, *name, *map(str, numbers))
        arguments = cache.get(input_key)
        if arguments is None:
            generator = generator or prepare_own(lane, task, task.generator, "generator")
            arguments = run_own(lane, task, generator, values.encode(numbers), "generator")
            if not arguments.startswith(b'{"t":'):
                raise SuiteError(
                    f"task {task.task_id}: the generator must return a tuple of arguments (input {numbers})"
                )
            cache.put(input_key, arguments)
        program = task.program(task.yardstick.solution)
        answer_key = key_of(
            "answer", python, program.source, program.entry_point, hashlib.sha256(arguments).hexdigest()
        )
        answer = cache.get(answer_key)
        if answer is None:
            solver = solver or prepare_own(lane, task, program, f"reference {task.yardstick.reference_id}")
            answer = run_own(lane, task, solver, arguments, f"reference {task.yardstick.reference_id}")
            cache.put(answer_key, answer)
        cases.append(Case(stress_input=item, arguments=arguments, answer=answer, weight=weights[item.level]))
    checker = None if task.checker is None else prepare_own(lane, task, task.checker, "checker")
    return TaskMaterial(task=task, cases=tuple(cases), checker=checker)


def prepare_own(lane: Lane, task: Task, program: Program, role: str) -> Prepared:
    """Prepares one of the task's own programs, as it is.

    Raises:
        SuiteError: It does not compile.
    """
    prepared = lane.prepare(program.source, program.entry_point, normalise=False)
    if isinstance(prepared, NotAProgram):
        raise SuiteError(f"task {task.task_id}: its {role} is not a program: {prepared.detail}")
    return prepared


def run_own(lane: Lane, task: Task, program: Prepared, arguments: bytes, role: str) -> bytes:
    """Runs one of the task's own programs and returns its encoded result.

    Raises:
        SuiteError: It does not return a plain value within :data:`OWN_LIMITS`.
    """
    outcome: Outcome = lane.run(Job(program=program, arguments=arguments, limits=OWN_LIMITS))
    if outcome.ending is not Ending.RETURNED or outcome.output is None:
        raise SuiteError(f"task {task.task_id}: its {role} failed: {outcome.detail or outcome.ending}")
    return outcome.output
