"""Asks a model for the samples that are missing: some requests side by side, every answer kept as it comes."""

import asyncio
from collections import Counter as Tally
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from effbench.errors import ModelError, RequestFailed, RequestFault
from effbench.records.sample import Sample, Usage
from effbench.records.task import Task
from effbench.records.usage import TotalUsage
from effbench.samples.extraction.extract import extract_solution
from effbench.samples.generation.budget import share, total_usage
from effbench.samples.generation.chat import Answer, Completion, Request, Session
from effbench.samples.generation.plan import Plan, SampleKey

__all__ = ["GIVE_UP_AFTER", "Listener", "Report", "generate", "request_for", "sample_of"]

GIVE_UP_AFTER = 10
"""So many failed requests in a row, each tried again and again before, and no more is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What did not come.

    Attributes:
        wanted: How many samples there should be.
        missing: How many are not there.
        reasons: Sentences, each with how many samples it cost; the one that ended everything is first.
    """

    wanted: int = 0
    missing: int = 0
    reasons: tuple[tuple[str, int], ...] = ()

    def check(self) -> None:
        """Raises what there is to say.

        Raises:
            ModelError: Samples are missing.
        """
        if not self.missing:
            return
        told = "; ".join(reason + (f" (for {count} of them)" if count else "") for reason, count in self.reasons[:3])
        more = f"; and {len(self.reasons) - 3} other reasons" if len(self.reasons) > 3 else ""
        raise ModelError(
            f"{self.missing} of {self.wanted} samples are missing: {told}{more}; the others are kept, and the same "
            "command goes on"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Who is told what happens; called from the event loop's thread.

    Attributes:
        keep: Gets samples; they must be on the disk when it returns.
        settle: Gets the id of each task for which nothing more will come.
        spent: Gets what was spent so far and how many samples could not be had.
    """

    keep: Callable[[Sequence[Sample]], None]
    settle: Callable[[str], None]
    spent: Callable[[TotalUsage, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """What one request asks for."""

    position: int
    task: Task
    indices: tuple[int, ...]

    def __lt__(self, other: "_Unit") -> bool:
        return (self.position, self.indices) < (other.position, other.indices)


def request_for(plan: Plan, task_id: str, indices: Sequence[int]) -> Request:
    """What is asked for samples of a task; a seed is the first one's own."""
    sampling = plan.generation.sampling
    if sampling.seed is not None:
        sampling = replace(sampling, seed=sampling.seed + indices[0])
    return Request(prompt=plan.prompts[task_id], endpoint=plan.generation.endpoint, sampling=sampling, n=len(indices))


def sample_of(plan: Plan, task: Task, index: int, completion: Completion, usage: Usage | None) -> Sample:
    """The sample that a completion is."""
    return Sample(
        task_id=task.task_id,
        sample_index=index,
        model=plan.generation.model,
        completion=completion.text,
        solution=None if completion.refused else extract_solution(completion.text, task),
        usage=usage,
        finish_reason=completion.finish_reason,
        reasoning=completion.reasoning,
    )


async def generate(plan: Plan, stored: Sequence[Sample], listener: Listener) -> Report:
    """Generates what is missing.

    Returns:
        What did not come; a failed request is no exception.

    Raises:
        EffbenchError: The samples cannot be kept, or the backend cannot be used at all.
    """
    missing, wanted = plan.missing(stored), plan.wanted
    if not missing:
        return Report()
    async with plan.backend.session() as session:
        try:
            await session.check()
        except RequestFailed as error:
            for task_id in dict.fromkeys(task_id for task_id, _ in missing):
                listener.settle(task_id)
            return Report(wanted=wanted, missing=len(missing), reasons=((str(error), 0),))
        generator = _Generator(plan, missing, session, listener, total_usage(stored, plan.budget))
        try:
            await generator.run()
        except ExceptionGroup as group:
            raise group.exceptions[0] from None  # one fault, one sentence
        return generator.report()


class _Generator:
    """The queue of requests and what has come of them."""

    def __init__(
        self, plan: Plan, missing: Sequence[SampleKey], session: Session, listener: Listener, spent: TotalUsage
    ) -> None:
        self._plan, self._session, self._listener, self._spent = plan, session, listener, spent
        self._many = plan.backend.many
        self._left = Tally(task_id for task_id, _ in missing)
        self._units: asyncio.PriorityQueue[_Unit] = asyncio.PriorityQueue()
        self._refused: set[str] = set()
        self._failures: Tally[str] = Tally()
        self._failed_in_a_row = 0
        self._lost = 0
        self._end: str | None = None
        for position, task in enumerate(plan.tasks):
            indices = tuple(index for task_id, index in missing if task_id == task.task_id)
            if indices:
                self._units.put_nowait(_Unit(position=position, task=task, indices=indices))

    async def run(self) -> None:
        """Until every sample has come or is given up."""
        async with asyncio.TaskGroup() as group:
            workers = [group.create_task(self._work()) for _ in range(self._plan.concurrency)]
            await self._units.join()
            for worker in workers:
                worker.cancel()

    def report(self) -> Report:
        """What did not come."""
        reasons = [(self._end, 0)] if self._end is not None else []
        reasons += [(reason, count) for reason, count in self._failures.most_common() if reason != self._end]
        return Report(wanted=self._plan.wanted, missing=self._lost, reasons=tuple(reasons))

    async def _work(self) -> None:
        while True:
            unit = await self._units.get()
            self._end = self._end or self._plan.budget.exhausted(self._spent)
            if self._end is not None:
                self._give_up(unit)
            elif len(unit.indices) > 1 and not self._many:
                self._split(unit)
            else:
                await self._ask(unit)
            self._units.task_done()

    async def _ask(self, unit: _Unit) -> None:
        try:
            answer = await self._session.answer(request_for(self._plan, unit.task.task_id, unit.indices))
        except RequestFailed as error:
            if len(unit.indices) > 1 and error.fault is RequestFault.REFUSED:
                self._refused.add(unit.task.task_id)
                self._split(unit)
            else:
                self._fail(unit, error)
            return
        self._failed_in_a_row = 0
        samples = self._samples(unit, answer)
        self._listener.keep(samples)
        self._spent = self._plan.budget.after(self._spent, samples)
        self._listener.spent(self._spent, self._lost)
        self._settle(unit, len(samples))
        if len(samples) < len(unit.indices):
            self._many = False
            self._split(replace(unit, indices=unit.indices[len(samples) :]))
        elif unit.task.task_id in self._refused:
            self._many = False  # it was the number that was refused, not the prompt

    def _samples(self, unit: _Unit, answer: Answer) -> list[Sample]:
        wanted = answer.completions[: len(unit.indices)]
        return [
            sample_of(self._plan, unit.task, index, completion, usage)
            for index, completion, usage in zip(unit.indices, wanted, share(answer.usage, len(wanted)), strict=False)
        ]

    def _split(self, unit: _Unit) -> None:
        for index in unit.indices:
            self._units.put_nowait(replace(unit, indices=(index,)))

    def _fail(self, unit: _Unit, error: RequestFailed) -> None:
        self._failures[str(error)] += len(unit.indices)
        self._failed_in_a_row += 1
        if error.fault is RequestFault.HOPELESS:
            self._end = str(error)
        elif self._failed_in_a_row >= GIVE_UP_AFTER:
            self._end = f"the last {GIVE_UP_AFTER} requests all failed, such as this: {error}"
        self._give_up(unit)

    def _give_up(self, unit: _Unit) -> None:
        self._lost += len(unit.indices)
        self._listener.spent(self._spent, self._lost)
        self._settle(unit, len(unit.indices))

    def _settle(self, unit: _Unit, n: int) -> None:
        task_id = unit.task.task_id
        self._left[task_id] -= n
        if not self._left[task_id]:
            self._listener.settle(task_id)
