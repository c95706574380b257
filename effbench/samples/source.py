"""Sources of a run's samples: stored before the run, or generated while earlier ones are measured."""

import asyncio
import logging
import queue
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from typing import NoReturn, Protocol

from tqdm import tqdm

from effbench.records.generation import Generation
from effbench.records.hashing import key_of
from effbench.records.sample import Sample
from effbench.records.usage import TotalUsage
from effbench.samples.generation.budget import total_usage
from effbench.samples.generation.generate import Listener, Report, generate
from effbench.samples.generation.plan import Plan, SampleKey, generation_digest
from effbench.storage.jsonl import RecordWriter
from effbench.storage.run_directory import RunDirectory

__all__ = ["GeneratedSamples", "SampleSource", "SampleStream", "StoredSamples", "generation_bar"]

_LOG = logging.getLogger(__name__)

Groups = Iterator[Sequence[Sample] | None]
"""One task's samples at a time; None where nothing has come for a moment."""
MOMENT_S = 0.2


class SampleSource(Protocol):
    """Where a run's samples come from."""

    @property
    def model(self) -> str:
        """Who writes them."""
        ...

    @property
    def identity(self) -> str:
        """Digest of what decides them; part of the run's id."""
        ...

    @property
    def sample_keys(self) -> tuple[SampleKey, ...]:
        """All samples that there should be."""
        ...

    @property
    def generation(self) -> Generation | None:
        """How they are generated, if they are."""
        ...

    @property
    def known(self) -> tuple[Sample, ...]:
        """Those that exist before the run begins."""
        ...

    def usage(self, samples: Sequence[Sample]) -> TotalUsage | None:
        """What generating these samples took; None where that was not part of the run."""
        ...

    def stream(
        self, directory: RunDirectory, order: Sequence[str], *, show_progress: bool
    ) -> AbstractContextManager["SampleStream"]:
        """Lets the samples come; leaving the context stops whatever makes them.

        Args:
            directory: The run's files.
            order: The tasks' ids, in the order in which they are wanted.
            show_progress: Whether to draw a bar on stderr.
        """
        ...


class SampleStream(Protocol):
    """Samples that come, and in the end the reason why others did not."""

    @property
    def groups(self) -> Groups:
        """The samples, task by task."""
        ...

    def samples(self) -> list[Sample]:
        """All that have come so far, those of a task by index."""
        ...

    def check(self) -> None:
        """Says what did not come, once all groups have been taken.

        Raises:
            EffbenchError: Samples are missing.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSamples:
    """Samples that exist already.

    Attributes:
        model: Who wrote them.
        known: The samples, tasks in the suite's order.
        generation: None.
    """

    model: str
    known: tuple[Sample, ...]
    generation: None = None

    @property
    def identity(self) -> str:
        """Digest of the samples."""
        return key_of(*(f"{item.task_id} {item.sample_index} {item.solution_sha256}" for item in self.known))

    @property
    def sample_keys(self) -> tuple[SampleKey, ...]:
        """Where they are."""
        return tuple((item.task_id, item.sample_index) for item in self.known)

    def usage(self, samples: Sequence[Sample]) -> None:
        """Nothing that is known."""

    @contextmanager
    def stream(
        self,
        directory: RunDirectory,  # noqa: ARG002  # this source stores none
        order: Sequence[str],
        *,
        show_progress: bool,  # noqa: ARG002  # there is nothing to wait for
    ) -> Iterator["_Known"]:
        """They are all there."""
        groups = _by_task(self.known)
        yield _Known([groups[task_id] for task_id in order if task_id in groups])


class _Known:
    def __init__(self, groups: Sequence[Sequence[Sample]]) -> None:
        self._groups = groups
        self.groups: Groups = iter(groups)

    def samples(self) -> list[Sample]:
        """All of them."""
        return [sample for group in self._groups for sample in group]

    def check(self) -> None:
        """Nothing can be missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedSamples:
    """Samples that a model writes during the run.

    Attributes:
        plan: What is generated, and how.
        known: Nothing.
    """

    plan: Plan
    known: tuple[Sample, ...] = ()

    @property
    def model(self) -> str:
        """The model's spec."""
        return self.plan.generation.model

    @property
    def identity(self) -> str:
        """Digest of model, parameters and prompts."""
        return generation_digest(self.generation)

    @property
    def sample_keys(self) -> tuple[SampleKey, ...]:
        """All that are wanted."""
        return tuple(self.plan.sample_keys())

    @property
    def generation(self) -> Generation:
        """How they are generated."""
        return self.plan.generation

    def usage(self, samples: Sequence[Sample]) -> TotalUsage:
        """Tokens and, with prices, money."""
        return total_usage(samples, self.plan.budget)

    @contextmanager
    def stream(self, directory: RunDirectory, order: Sequence[str], *, show_progress: bool) -> Iterator["_Writing"]:
        """Goes on with the samples that the directory holds."""
        recovered = directory.recover_samples()
        stored = recovered.records
        if recovered.dropped_bytes:
            _LOG.info(f"the last sample was torn ({recovered.dropped_bytes} bytes); it is generated again")
        if stored:
            _LOG.info(f"{len(stored)} of {self.plan.wanted} samples are generated already")
        directory.write_prompts(self.plan.prompts)
        with (
            directory.sample_writer() as writer,
            generation_bar(self.plan.wanted, len(stored), shown=show_progress) as bar,
        ):
            tasks = {task.task_id: task for task in self.plan.tasks}
            plan = replace(self.plan, tasks=tuple(tasks[task_id] for task_id in order))
            writing = _Writing(plan, stored, writer, bar)
            try:
                yield writing
            finally:
                writing.stop()


class _Writing:
    """A thread that generates; its samples are on the disk before anybody gets them."""

    def __init__(
        self, plan: Plan, stored: Sequence[Sample], writer: RecordWriter[Sample], bar: "tqdm[NoReturn]"
    ) -> None:
        self._writer, self._bar = writer, bar
        self._come: defaultdict[str, list[Sample]] = defaultdict(list, _by_task(stored))
        self._settled: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        missing = {task_id for task_id, _ in plan.missing(stored)}
        for task in plan.tasks:
            if task.task_id not in missing:
                self._settled.put(task.task_id)
        self._show(total_usage(stored, plan.budget), 0)
        listener = Listener(keep=self._keep, settle=self._settled.put, spent=self._show)
        self._loop = asyncio.new_event_loop()
        self._task = self._loop.create_task(generate(plan, stored, listener))
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="generating")
        self._report = self._thread.submit(self._generate)

    @property
    def groups(self) -> Groups:
        """Tasks of which everything has come that will."""
        while True:
            try:
                task_id = self._settled.get(timeout=MOMENT_S)
            except queue.Empty:
                yield None
                continue
            if task_id is None:
                return
            if self._come[task_id]:
                yield sorted(self._come[task_id], key=lambda item: item.sample_index)

    def samples(self) -> list[Sample]:
        """Those that are on the disk."""
        return sorted(chain.from_iterable(self._come.values()), key=lambda item: (item.task_id, item.sample_index))

    def check(self) -> None:
        """Says what did not come.

        Raises:
            EffbenchError: Samples are missing, or could not be stored.
        """
        self._report.result().check()

    def stop(self) -> None:
        """Leaves open requests alone and waits for the thread."""
        if not self._report.done():
            self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.shutdown()
        self._loop.close()
        self._bar.unpause()  # its clock stood still since the last sample came, while others were being measured

    def _generate(self) -> Report:
        try:
            return self._loop.run_until_complete(self._task)
        finally:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._settled.put(None)

    def _keep(self, samples: Sequence[Sample]) -> None:
        self._writer.append_all(samples)
        for sample in samples:
            self._come[sample.task_id].append(sample)
        self._bar.update(len(samples))

    def _show(self, spent: TotalUsage, lost: int) -> None:
        self._bar.set_postfix_str(f"{spent}" + (f", {lost} missing" if lost else ""), refresh=False)


def generation_bar(total: int, stored: int, *, shown: bool) -> "tqdm[NoReturn]":
    """A bar on stderr; only a terminal shows it.

    Args:
        total: Samples that are wanted.
        stored: Those that are there already.
        shown: Whether to draw it at all.
    """
    return tqdm(
        total=total, initial=stored, desc="generated", unit="sample", position=0, disable=None if shown else True
    )


def _by_task(samples: Sequence[Sample]) -> dict[str, list[Sample]]:
    groups: defaultdict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        groups[sample.task_id].append(sample)
    return dict(groups)
