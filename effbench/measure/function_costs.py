"""Where the instructions of one run go, function by function: a diagnosis, which no score takes anything from.

The emulator tells how often each block of a program of machine code ran; its table of symbols tells which function the
block belongs to. What a compiler has put into its callers belongs to these. The sum is exact.
"""

from bisect import bisect_right
from collections import Counter as Tally
from dataclasses import dataclass

from effbench.errors import InputError
from effbench.measure.budget import FURTHEST
from effbench.measure.context import MeasureContext
from effbench.measure.elf_symbols import functions_of
from effbench.measure.line_costs import limits_of
from effbench.measure.test_cases import TestCase
from effbench.records.task import Task
from effbench.sandboxes.job import Engine, Job, NotAProgram
from effbench.sandboxes.outcome import BlockCount

__all__ = ["FunctionCost", "function_costs", "measure_function_costs"]

_ELSEWHERE = "(elsewhere)"


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionCost:
    """One function.

    Attributes:
        name: As the linker knows it.
        calls: How often its first block ran.
        instructions: Of the function itself, without those that it calls.
    """

    name: str
    calls: int
    instructions: int


def measure_function_costs(
    task: Task, solution: str, case: TestCase, context: MeasureContext, *, most: int = FURTHEST
) -> tuple[FunctionCost, ...]:
    """Counts a program of machine code on one input, function by function, the costliest first.

    Args:
        task: The task.
        solution: Source in the lane's language.
        case: The input.
        context: A lane with an emulator.
        most: Instructions after which the run is stopped; what ran up to there is given all the same.

    Raises:
        InputError: The solution does not compile, or the program has no symbols.
        SandboxDied: The lane is gone.
    """
    source = task.program(solution)
    program = context.lane.prepare(source.source, source.entry_point)
    if isinstance(program, NotAProgram):
        raise InputError(f"the program cannot be counted function by function: {program.detail}")
    job = Job(program=program, arguments=case.arguments, limits=limits_of(most), engine=Engine.QEMU, lines=1)
    outcome = context.lane.run(job)
    try:
        return function_costs(program.code, outcome.blocks)
    except ValueError as error:
        raise InputError(f"the program cannot be counted function by function: {error}") from error


def function_costs(program: bytes, blocks: tuple[BlockCount, ...]) -> tuple[FunctionCost, ...]:
    """Which function each block belongs to, the costliest function first.

    Raises:
        ValueError: The program is no ELF program, or its tables are damaged.
    """
    functions = functions_of(program)
    places = [function.place for function in functions]
    calls: Tally[str] = Tally()
    instructions: Tally[str] = Tally()
    for block in blocks:
        at = bisect_right(places, block.place) - 1
        function = functions[at] if at >= 0 else None
        inside = function is not None and block.place < function.place + function.size
        name = function.name if inside and function is not None else _ELSEWHERE
        instructions[name] += block.length * block.executions
        if inside and function is not None and block.place == function.place:
            calls[name] += block.executions
    return tuple(
        FunctionCost(name=name, calls=calls[name], instructions=count) for name, count in instructions.most_common()
    )
