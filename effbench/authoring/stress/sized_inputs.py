"""Inputs of any size, and what the references cost on them."""

import zlib
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from effbench.authoring.stress.search import Limit, Rung, Stopped
from effbench.authoring.task_runner import Draw, Endless, TaskRunner
from effbench.measure.test_cases import TestCase
from effbench.records.measurement import Verdict
from effbench.records.task import Reference, StressInput
from effbench.sandboxes.outcome import Ending, Outcome

__all__ = ["Metric", "SizedInputs"]

_ENDINGS: Final = {
    Ending.TIMED_OUT: Stopped.BUDGET,
    Ending.OUT_OF_MEMORY: Stopped.MEMORY,
    Ending.OUTPUT_LIMIT: Stopped.MEMORY,
}


class Metric(StrEnum):
    """What a reference is stressed by."""

    INSTRUCTIONS = "instructions"
    BYTES = "bytes"
    """Peak resident memory above an empty program's."""


class SizedInputs:
    """Makes the inputs of a task's largest level at any size, and measures references on them.

    The best reference is to be measured first: its outputs are what the others are compared with.

    Args:
        runner: Where the task's programs run.
        metric: What is measured.
        instruction_budget: Instructions that a reference may take on one input; natively slower ones are not counted.
        empty_bytes: Peak memory of an empty program; for ``Metric.BYTES``.
    """

    def __init__(self, runner: TaskRunner, *, metric: Metric, instruction_budget: int, empty_bytes: int) -> None:
        self._runner = runner
        self._metric = metric
        self._budget = instruction_budget
        self._empty_bytes = empty_bytes
        self._made: dict[Draw, TestCase | Limit] = {}
        self._level = runner.task.levels[-1]

    def of_size(self, size: int, *, repeat: int = 0) -> list[Draw]:
        """The draws of one size: every kind of input that the largest level has, with seeds of its own."""
        name = f"{self._runner.task.task_id}/{size}/{repeat}"
        return [
            Draw(
                seed=zlib.crc32(f"{name}/{test_index}".encode()),
                size=size,
                level=self._level.index,
                test_index=test_index,
            )
            for test_index in range(self._level.n_tests)
        ]

    def measure(self, reference: Reference) -> Callable[[int], Rung | Limit]:
        """Gives the function that measures one reference at one size, on its dearest input there."""

        def at_size(size: int) -> Rung | Limit:
            costs: list[tuple[int, int]] = []
            for draw in self.of_size(size):
                found = self.cost(reference, draw)
                if isinstance(found, Limit):
                    return found
                costs.append((found, draw.test_index))
            most, test_index = max(costs)
            return Rung(size=size, cost=most, test_index=test_index)

        return at_size

    def cost(self, reference: Reference, draw: Draw) -> int | Limit:
        """What one reference costs on one input, or why that cannot be said."""
        case = self._case(draw)
        if isinstance(case, Limit):
            return case
        counter = self._runner.context.counter
        native = self._runner.run(reference.solution, case.arguments, cpu_s=counter.native_limit_s(self._budget))
        if native.output is None:
            return _limit(native)
        self._made[draw] = case = self._answered(case, native.output)
        verdict, _ = self._runner.judge.verdict(native, case)
        if verdict is not Verdict.AC:
            return Limit(reason=Stopped.FAILED, detail=f"{reference.reference_id} gives another output ({draw})")
        if self._metric is Metric.BYTES:
            return max(native.max_rss_bytes - self._empty_bytes, 1)
        reading = self._runner.count(reference.solution, case, budget=self._budget)
        return _limit(reading.outcome) if reading.instructions is None else max(reading.instructions, 1)

    def _case(self, draw: Draw) -> TestCase | Limit:
        if draw not in self._made:
            self._made[draw] = self._make(draw)
        return self._made[draw]

    def _make(self, draw: Draw) -> TestCase | Limit:
        drawn = self._runner.draw([draw])
        if isinstance(drawn, Endless):
            return Limit(reason=Stopped.TIME, detail=f"the generator makes no input ({draw}): {drawn.detail}")
        if drawn[0].at_fault:
            return Limit(reason=Stopped.REFUSED, detail=f"the {drawn[0].at_fault} refuses {draw}: {drawn[0].detail}")
        arguments = self._runner.generate(draw)
        if isinstance(arguments, Outcome):
            return Limit(reason=Stopped.REFUSED, detail=f"the generator makes no input ({draw}): {arguments.detail}")
        item = StressInput(
            task_id=self._runner.task.task_id,
            level=draw.level,
            test_index=draw.test_index,
            size=draw.size,
            seed=draw.seed,
        )
        return TestCase(stress_input=item, arguments=arguments, answer=b"", weight=1.0)

    def _answered(self, case: TestCase, output: bytes) -> TestCase:
        if case.answer:
            return case
        return TestCase(stress_input=case.stress_input, arguments=case.arguments, answer=output, weight=case.weight)


def _limit(outcome: Outcome) -> Limit:
    return Limit(reason=_ENDINGS.get(outcome.ending, Stopped.FAILED), detail=outcome.detail)
