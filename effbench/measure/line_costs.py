"""Where the instructions of one run go, line by line: a diagnosis, which no score takes anything from.

The program is run with a mark before each statement (:mod:`effbench.text.line_marks`), under the emulator, whose
plugin adds what it counts between two marks to the line that the first of them names. So all that is counted belongs
to one line, exactly. What the marks cost themselves is calibrated with programs that do next to nothing, and
subtracted. How far the sum then lies from the count of the program without marks is the error: marks keep the
interpreter from some of its shortcuts. It is shared out among the lines by their marks.
"""

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from effbench.errors import CounterUnavailable, InputError
from effbench.measure.budget import FURTHEST
from effbench.measure.context import MeasureContext
from effbench.measure.test_cases import OWN_LIMITS, TestCase
from effbench.records.task import Program, Task
from effbench.sandboxes import values
from effbench.sandboxes.job import Engine, Job, Limits, NotAProgram
from effbench.sandboxes.outcome import Ending, LineCount, Outcome
from effbench.text.line_marks import Kind, marked_program
from effbench.text.python_source import source_lines

__all__ = ["LineCost", "LineCosts", "limits_of", "measure_line_costs"]

_ROUNDS: Final = 2000
_NOTHING: Final = Program(source="pass\n", entry_point="")
_LOOP_AT_TOP: Final = Program(source=f"for _ in range({_ROUNDS}):\n    pass\n", entry_point="")
_LOOP: Final = Program(source=f"def work():\n    for _ in range({_ROUNDS}):\n        pass\n", entry_point="work")
_CALLS, _CALLS_AROUND = (
    Program(
        source=f"def leave(x):\n    return {value}\ndef work():\n    for _ in range({_ROUNDS}):\n        leave(True)\n",
        entry_point="work",
    )
    for value in ("x", "not x")
)
_RETURN_LINE: Final = 2
"""Of the program :data:`_CALLS_AROUND`."""
_MARKED_FACTOR: Final = 4
"""With marks a program takes at most about so many times as many instructions."""
_SLOWEST_PER_S: Final = 30e6


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCost:
    """One line.

    Attributes:
        line: Its number in the solution, from 1; of a statement of several lines, the first. 0 stands for what belongs
            to no line: the start and the end of the run, and the task's preamble.
        times: How often a statement began there; a loop begins anew with each round.
        instructions: What it cost, without what marked functions did that it called; where it is little, the error
            may take it below 0.
    """

    line: int
    times: int
    instructions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCosts:
    """One run of one solution on one input.

    Attributes:
        task_id: The task.
        level: Level of the input.
        test_index: Index of the input within its level.
        size: The level's size.
        solution: The program's text.
        lines: The lines that were at work, by number.
        total: Count of the same call without marks, less the calibration, which is what a score takes for the call;
            None where it did not return within the limit.
        ending: How the run with marks ended; where it was not ``returned``, the lines are those up to the end.
        detail: The reason, where it did not return.
        error: How far the sum of the lines lay from the total before that was shared out among them, as a share of the
            total; None where there is none.
    """

    task_id: str
    level: int
    test_index: int
    size: int
    solution: str
    lines: tuple[LineCost, ...]
    total: int | None
    ending: str
    detail: str = ""
    error: float | None = None

    @property
    def sum(self) -> int:
        """Of all lines."""
        return sum(item.instructions for item in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _MarkCosts:
    """What marks cost, in instructions.

    Attributes:
        begun: For each time that a mark of a kind puts a line to work.
        ended: For each time that a mark of a kind ends that, beyond what one in a function does.
        opening: What a whole program does before its first statement.
    """

    begun: tuple[float, ...]
    ended: tuple[float, ...]
    opening: float = 0.0

    def of(self, line: LineCount) -> float:
        """Of all marks that belong to a line."""
        pairs = (*zip(self.begun, line.begun, strict=True), *zip(self.ended, line.ended, strict=True))
        return sum(cost * times for cost, times in pairs)


def measure_line_costs(
    task: Task, solution: str, case: TestCase, context: MeasureContext, *, most: int = FURTHEST
) -> LineCosts:
    """Counts a solution on one input, line by line, and once as it is.

    Args:
        task: The task.
        solution: Python source.
        case: The input.
        context: A lane with an emulator, calibrated for the counter ``qemu``.
        most: Instructions after which the run is stopped; the lines up to there are given all the same.

    Raises:
        InputError: The program cannot be marked.
        CounterUnavailable: The lane has no emulator.
        SandboxDied: The lane is gone.
    """
    runs = _Runs(context, task.disabled_builtins)
    program = task.program(solution)
    plain = runs.plain(program, case.arguments, most)
    marked = runs.marked(program, case.arguments, _MARKED_FACTOR * most)
    costs = _calibrate(_Runs(context, ()), at_top=not program.entry_point)
    outside = context.calibration.call + costs.opening
    own = [line.count - costs.of(line) - outside * (not number) for number, line in enumerate(marked.lines)]
    total = None if plain.call_count is None else plain.call_count - context.calibration.call
    error = None
    if total and marked.ending is Ending.RETURNED:
        missed = sum(own) - total
        error = missed / total
        n_marks = sum(sum(line.begun) for line in marked.lines)
        own = [cost - missed * sum(line.begun) / n_marks for cost, line in zip(own, marked.lines, strict=True)]
    item = case.stress_input
    return LineCosts(
        task_id=task.task_id,
        level=item.level,
        test_index=item.test_index,
        size=item.size,
        solution=solution,
        lines=_lines_of(solution, program, marked.lines, own),
        total=total,
        ending=str(marked.ending),
        detail=marked.detail,
        error=error,
    )


def limits_of(most: int) -> Limits:
    """Of a run that is stopped after so many instructions, and has the time for them."""
    return replace(OWN_LIMITS, cpu_s=OWN_LIMITS.cpu_s + most / _SLOWEST_PER_S, instructions=most)


def _lines_of(
    solution: str, program: Program, counts: Sequence[LineCount], costs: Sequence[float]
) -> tuple[LineCost, ...]:
    """The lines that were at work, numbered as in the solution."""
    preamble = program.source.count("\n") - solution.count("\n")
    times: Tally[int] = Tally()
    instructions: Tally[int] = Tally()
    for number, (count, cost) in enumerate(zip(counts, costs, strict=True)):
        if any(count.begun) or not number:
            line = max(0, number - preamble)
            times[line] += _times(count) if line else 0
            instructions[line] += round(cost)
    return tuple(
        LineCost(line=line, times=times[line], instructions=instructions[line]) for line in sorted(instructions)
    )


def _times(line: LineCount) -> int:
    """How often a statement of the line began; other marks let it go on."""
    return sum(line.begun[kind] for kind in (Kind.IN_FUNCTION, Kind.AT_TOP, Kind.AT_ENTRY))


def _calibrate(runs: "_Runs", *, at_top: bool) -> _MarkCosts:
    """Counts programs with and without marks: what is more belongs to the marks.

    Each stretch of a line has one mark that begins it and one that ends it. A part of the first mark's work falls into
    the stretch, and a part of the last one's; only their sums can be told, so all of a mark in a function is taken for
    the beginning, and of other kinds what they do more.
    """
    more, marks, _ = runs.difference(_LOOP)
    inside = more / marks[Kind.IN_FUNCTION]
    more, marks, _ = runs.difference(_CALLS)
    entry = (more - inside * (marks[Kind.IN_FUNCTION] + marks[Kind.AT_EXIT])) / marks[Kind.AT_ENTRY]
    more, marks, lines = runs.difference(_CALLS_AROUND)
    known = inside * (marks[Kind.IN_FUNCTION] + marks[Kind.AT_EXIT]) + entry * marks[Kind.AT_ENTRY]
    around = (more - known) / marks[Kind.AROUND]
    returning = lines[_RETURN_LINE]
    around_ended = returning.count / returning.ended[Kind.AROUND] - inside
    top, opening = inside, 0.0
    if at_top:
        least, few, _ = runs.difference(_NOTHING)
        more, many, _ = runs.difference(_LOOP_AT_TOP)
        top = (more - least) / (many[Kind.AT_TOP] - few[Kind.AT_TOP])
        opening = least - top * few[Kind.AT_TOP]
    return _MarkCosts(
        begun=(inside, inside, inside, inside, around - around_ended),
        ended=(0.0, top - inside, entry - inside, 0.0, around_ended),
        opening=opening,
    )


class _Runs:
    """Counts programs, as they are and with marks.

    Args:
        context: Where.
        disabled: Names that are None in the programs' scope.
    """

    def __init__(self, context: MeasureContext, disabled: Sequence[str]) -> None:
        self._context, self._disabled = context, tuple(disabled)

    def plain(self, program: Program, arguments: bytes, most: int) -> Outcome:
        """A run of the program as it is."""
        return self._context.lane.run(self._job(program, arguments, most))

    def marked(self, program: Program, arguments: bytes, most: int) -> Outcome:
        """A run of the program with marks."""
        try:
            source = marked_program(program.source, at_top=not program.entry_point)
        except (SyntaxError, ValueError) as error:
            raise InputError(f"the program cannot be counted line by line: {error}") from error
        last = len(source_lines(program.source))
        job = replace(self._job(replace(program, source=source), arguments, most), lines=last)
        outcome = self._context.lane.run(job)
        if not outcome.lines:
            raise CounterUnavailable(
                "lines are counted under the emulator, and this sandbox has none: take --sandbox docker or local"
            )
        return outcome

    def difference(self, program: Program) -> tuple[int, tuple[int, ...], tuple[LineCount, ...]]:
        """How many instructions marks add to a program of effbench's own, how many there are by kind, and its lines."""
        arguments = values.encode(() if program.entry_point else ("",))
        plain, marked = (run(program, arguments, FURTHEST) for run in (self.plain, self.marked))
        if plain.call_count is None or marked.call_count is None:
            raise CounterUnavailable(f"the marks of lines cannot be calibrated: {marked.detail or plain.detail}")
        marks = tuple(sum(line.begun[kind] for line in marked.lines) for kind in Kind)
        return marked.call_count - plain.call_count, marks, marked.lines

    def _job(self, program: Program, arguments: bytes, most: int) -> Job:
        prepared = self._context.lane.prepare(program.source, program.entry_point)
        if isinstance(prepared, NotAProgram):
            raise InputError(f"the program cannot be counted line by line: {prepared.detail}")
        return Job(
            program=prepared,
            arguments=arguments,
            limits=limits_of(most),
            engine=Engine.QEMU,
            disabled_builtins=self._disabled,
        )
