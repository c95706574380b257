"""One task's own programs at work in one lane, with limits that tell an author soon what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from effbench.authoring.probe_driver import probe_program
from effbench.errors import SuiteError
from effbench.measure.budget import charged_load, cost
from effbench.measure.context import MeasureContext
from effbench.measure.judge import Judge
from effbench.measure.test_cases import OWN_LIMITS, TestCase, prepare_own
from effbench.records.measurement import Verdict
from effbench.records.task import Program, StressInput, Task
from effbench.sandboxes import values
from effbench.sandboxes.job import Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.outcome import Ending, Outcome

__all__ = ["Draw", "Drawn", "Endless", "Reading", "TaskRunner", "Trial"]

GENERATOR_CPU_S: Final = 10.0
"""For all inputs of one request together; a sound generator makes a thousand small ones in a second."""
MEMORY_BYTES: Final = 1 << 30
OUTPUT_BYTES: Final = 64 << 20
CENSOR_INSTRUCTIONS: Final = 20_000_000_000
"""No count goes further; the most that an emulator does in a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """One call of the generator.

    Attributes:
        seed: What its randomness starts from.
        size: As in the level, or another.
        level: Index of the level.
        test_index: Index within the level.
    """

    seed: int
    size: int
    level: int
    test_index: int

    @classmethod
    def of(cls, item: StressInput) -> "Draw":
        """The call that makes a stress input."""
        return cls(seed=item.seed, size=item.size, level=item.level, test_index=item.test_index)

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        """The generator's arguments."""
        return (self.seed, self.size, self.level, self.test_index)

    def __str__(self) -> str:
        return f"level {self.level}, test {self.test_index}, size {self.size}, seed {self.seed}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What came of a draw.

    Attributes:
        draw: The call.
        digest: Of the input; empty when there was a fault.
        at_fault: ``generator`` or ``contract``; empty when there was none.
        line: Where the fault is raised, from 1; 0 where that is not known.
        detail: What is raised.
    """

    draw: Draw
    digest: str = ""
    at_fault: str = ""
    line: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endless:
    """The generator or the contract did not come to an end.

    Attributes:
        detail: How it was stopped.
    """

    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A program tried out natively on inputs, up to the first that it fails.

    Attributes:
        verdict: Of the last input tried.
        case: The input that it failed; None when it passed all.
        detail: Why it failed.
        cpu_s: CPU seconds of each input tried.
    """

    verdict: Verdict
    case: TestCase | None
    detail: str
    cpu_s: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One counted run.

    Attributes:
        outcome: Its ending and output.
        instructions: Cost of the run; None when it did not return.
    """

    outcome: Outcome
    instructions: int | None


class TaskRunner:
    """See the module. All methods raise :class:`effbench.errors.SandboxDied` when the lane is gone.

    Args:
        context: Where programs run.
        task: Whose programs.
        contract: The task's contract, where it has one.
    """

    def __init__(self, context: MeasureContext, task: Task, contract: Program | None) -> None:
        self.context = context
        self.task = task
        self._contract = contract
        self._own: dict[Program, Prepared] = {}

    def draw(self, draws: Sequence[Draw], *, cpu_s: float | None = None) -> list[Drawn] | Endless:
        """Makes inputs in one run, checks the contract on them and throws them away."""
        cpu_s = cpu_s or GENERATOR_CPU_S
        program = self._prepared(probe_program(self.task.generator, self._contract), "generator")
        limits = Limits(cpu_s=cpu_s, wall_s=_wall_s(cpu_s), memory_bytes=MEMORY_BYTES, output_bytes=OUTPUT_BYTES)
        arguments = values.encode(([draw.numbers for draw in draws],))
        outcome = self.context.lane.run(Job(program=program, arguments=arguments, limits=limits))
        if outcome.ending is not Ending.RETURNED or outcome.output is None:
            return Endless(detail=outcome.detail or str(outcome.ending))
        found: list[tuple[str, int, str]] = values.decode(outcome.output)
        return [
            Drawn(draw=draw, at_fault=role, line=line, digest="" if role else text, detail=text if role else "")
            for draw, (role, line, text) in zip(draws, found, strict=True)
        ]

    def generate(self, draw: Draw) -> bytes | Outcome:
        """Makes one input and gives it encoded; or how the generator ended instead."""
        program = self._prepared(self.task.generator, "generator")
        limits = Limits(
            cpu_s=GENERATOR_CPU_S,
            wall_s=_wall_s(GENERATOR_CPU_S),
            memory_bytes=MEMORY_BYTES,
            output_bytes=OUTPUT_BYTES,
        )
        arguments = values.encode(draw.numbers)
        outcome = self.context.lane.run(Job(program=program, arguments=arguments, limits=limits))
        return outcome if outcome.output is None else outcome.output

    def evaluate(self, program: Program, arguments: tuple[object, ...]) -> Any | Outcome:
        """Runs a small program of the check's own and gives its value; or how it ended instead."""
        prepared = self.context.lane.prepare(program.source, program.entry_point)
        if isinstance(prepared, NotAProgram):
            return Outcome(ending=Ending.RAISED, detail=prepared.detail)
        job = Job(program=prepared, arguments=values.encode(arguments), limits=OWN_LIMITS)
        outcome = self.context.lane.run(job)
        return outcome if outcome.output is None else values.decode(outcome.output)

    def try_out(self, source: str, cases: Sequence[TestCase], limit_s: Callable[[int], float]) -> Trial:
        """Runs a solution natively, in order, until it fails; what is not a program fails the first case with CE."""
        program = self._solution(source)
        if isinstance(program, NotAProgram):
            return Trial(verdict=Verdict.CE, case=cases[0], detail=program.detail, cpu_s=())
        seconds: list[float] = []
        for index, case in enumerate(cases):
            outcome = self.context.lane.run(self._job(program, case, limit_s(index)))
            seconds.append(outcome.cpu_time_s)
            verdict, detail = self.judge.verdict(outcome, case)
            if verdict is not Verdict.AC:
                return Trial(verdict=verdict, case=case, detail=detail, cpu_s=tuple(seconds))
        return Trial(verdict=Verdict.AC, case=None, detail="", cpu_s=tuple(seconds))

    def run(self, source: str, arguments: bytes, *, cpu_s: float) -> Outcome:
        """Runs a solution natively on any arguments."""
        case = TestCase(stress_input=next(self.task.stress_inputs()), arguments=arguments, answer=b"", weight=0.0)
        return self.context.lane.run(self._job(self._sound_solution(source), case, cpu_s))

    def count(self, source: str, case: TestCase, *, budget: int = CENSOR_INSTRUCTIONS) -> Reading:
        """Counts a solution on one input."""
        program = self._sound_solution(source)
        counter = self.context.counter
        counted = counter.count(self.context.lane, self._job(program, case, counter.cpu_limit_s(budget)))
        if counted.call is None or counted.load is None:
            return Reading(outcome=counted.outcome, instructions=None)
        load = charged_load(counted.load, counter.bounds.free_load, self.context.calibration)
        return Reading(outcome=counted.outcome, instructions=cost(counted.call, load, self.context.calibration))

    @cached_property
    def judge(self) -> Judge:
        """Judges outcomes of the task's solutions."""
        checker = None if self.task.checker is None else self._prepared(self.task.checker, "checker")
        return Judge(self.task, self.context.lane, checker)

    def _prepared(self, program: Program, role: str) -> Prepared:
        if program not in self._own:
            self._own[program] = prepare_own(self.context.lane, self.task, program, role)
        return self._own[program]

    def _solution(self, source: str) -> Prepared | NotAProgram:
        program = self.task.program(source)
        return self.context.lane.prepare(program.source, program.entry_point)

    def _sound_solution(self, source: str) -> Prepared:
        prepared = self._solution(source)
        if isinstance(prepared, NotAProgram):
            raise SuiteError(f"task {self.task.task_id}: a solution is not a program: {prepared.detail}")
        return prepared

    def _job(self, program: Prepared, case: TestCase, cpu_s: float) -> Job:
        limits = Limits(
            cpu_s=cpu_s,
            wall_s=_wall_s(cpu_s),
            memory_bytes=self.task.memory_limit_bytes,
            output_bytes=max(4 * len(case.answer), OUTPUT_BYTES),
        )
        return Job(
            program=program,
            arguments=case.arguments,
            limits=limits,
            disabled_builtins=self.task.disabled_builtins,
        )


def _wall_s(cpu_s: float) -> float:
    """For programs that sleep; far above what a busy machine takes for the CPU seconds."""
    return 10 * cpu_s + 60
