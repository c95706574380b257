"""What a run measures: options as given, and the plan once every name is resolved."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from effbench.errors import InputError
from effbench.languages import PYTHON, Language
from effbench.metrics import DEFAULT_METRICS, METRICS, check_names, needed_references
from effbench.records.manifest import References
from effbench.records.shard import ShardOfRun
from effbench.records.task import Suite
from effbench.runner.executor import LOCAL, Executor, LocalExecutor
from effbench.runner.open_pool import LanePlan
from effbench.runner.resume import references_to_measure
from effbench.runner.shards import Shard
from effbench.samples.generation.plan import GenerationOptions
from effbench.samples.source import SampleSource, StoredSamples
from effbench.sandboxes.protocol import Sandbox

__all__ = ["RunOptions", "RunPlan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What ``effbench run`` was asked for.

    Attributes:
        suite: Name of the suite.
        model: Spec of the model.
        data: The suite's data, where they are a file.
        task_path: Folders with suites of the user's own.
        given: A tier of references: every task becomes a rewrite of its slowest one; None leaves the tasks as they are.
        tasks: Task ids and globs (:mod:`effbench.suites.task_patterns`); none for all.
        limit: Largest number of tasks.
        n: Samples per task; None for all that there are, or for one where they are generated.
        metrics: Names of the metrics that are printed; what none of them needs is not measured.
        ks: For the @k metrics.
        counter: Name of a counter, or ``auto``.
        sandbox: Name of a sandbox, or ``auto``.
        seed: Start of all stress inputs; None for the suite's own.
        out: Folder that holds all runs.
        workers: Lanes side by side; None for one per core as far as memory reaches (one in all when the counter is
            load-sensitive).
        shuffle: Seed of a random order of tasks; None for the longest first. No count may depend on it.
        command: The command line, for the record.
        generation: How samples are generated, where the model is ``prefix/name``.
        executor: ``local`` or ``ray``.
        ray_address: ``HOST:PORT`` of a Ray cluster's head; None for the cluster that this machine is part of.
        shard: Which part of the selected tasks; None for all.
        fallback: Name of the counter, ``qemu``, that measures tasks whose programs the wasm sandbox does not run as
            usual machines do; None to measure all tasks there.
        language: What the solutions are written in.
        baseline_language: Whose references efficiency is relative to; None for the same language's.
        memory: Whether memory is measured, too.
    """

    suite: str
    model: str
    data: Path | None = None
    task_path: tuple[Path, ...] = ()
    given: str | None = None
    tasks: tuple[str, ...] = ()
    limit: int | None = None
    n: int | None = None
    metrics: tuple[str, ...] = DEFAULT_METRICS
    ks: tuple[int, ...] = (1,)
    counter: str = "auto"
    sandbox: str = "auto"
    seed: int | None = None
    out: Path = Path("effbench_results")
    workers: int | None = None
    shuffle: int | None = None
    command: str = ""
    generation: GenerationOptions = field(default_factory=GenerationOptions)
    executor: str = LOCAL
    ray_address: str | None = None
    shard: Shard | None = None
    fallback: str | None = None
    language: str = PYTHON.name
    baseline_language: str | None = None
    memory: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPlan:
    """What is to be measured, once every name has become a thing.

    Attributes:
        selection: The suite with the selected tasks alone.
        source: Where the samples come from.
        sandbox: Makes the lanes.
        counter: Name of a counter, or ``auto``.
        out: Folder that holds all runs.
        seed: As asked for; None for the suite's own.
        workers: Lanes side by side; None for one per core as far as memory reaches (one in all when the counter is
            load-sensitive).
        shuffle: Seed of a random order of tasks; None for the longest first.
        metrics: Names of the metrics that the run must give; they decide which references are measured, and with that
            how far samples are counted.
        command: The command line, for the record; empty where there was none.
        executor: Who measures.
        shard: Which part of the selection is measured; None for all of it.
        fallback: Where tasks are measured whose programs the wasm sandbox does not run as usual machines do; None to
            measure all tasks in one sandbox.
        language: What the selection's solutions are written in.
        baseline_language: What its references are written in; None for the same.
        memory: Whether memory is measured, too, in runs of their own.
    """

    selection: Suite
    source: SampleSource
    sandbox: Sandbox
    counter: str
    out: Path
    seed: int | None = None
    workers: int | None = None
    shuffle: int | None = None
    metrics: tuple[str, ...] = DEFAULT_METRICS
    command: str = ""
    executor: Executor = field(default_factory=LocalExecutor)
    shard: Shard | None = None
    fallback: Sandbox | None = None
    language: Language = PYTHON
    baseline_language: Language | None = None
    memory: bool = False

    def __post_init__(self) -> None:
        """Refuses what cannot be measured.

        Raises:
            InputError: There is no such metric, there is a shard of samples that a model has yet to write, or a
                fallback of a run that others measure parts of.
        """
        check_names(self.metrics)
        if self.memory and (self.fallback is not None or not isinstance(self.executor, LocalExecutor)):
            raise InputError("--memory needs the whole run on this machine: leave out --fallback and --executor")
        if self.fallback is not None and (self.shard is not None or not isinstance(self.executor, LocalExecutor)):
            raise InputError(
                "--fallback needs the whole run in one place: leave out --shard and --executor, or --fallback"
            )
        if self.fallback is not None and self.language.name != PYTHON.name:
            raise InputError(f"--fallback is for programs in Python: leave it out for {self.language.title}")
        if self.language.name != PYTHON.name and not isinstance(self.executor, LocalExecutor):
            raise InputError(f"--executor ray measures Python only: leave it out for {self.language.title}")
        if self.shard is not None and self.source.generation is not None:
            raise InputError(
                "--shard measures samples that exist: ask the model once with `effbench generate`, and give each shard "
                "the file with `effbench evaluate FILE --shard`"
            )

    @property
    def references(self) -> References:
        """Which references are measured of the selected tasks, all shards together.

        Raises:
            InputError: None of the metrics can be had, for the tasks lack the references.
        """
        ladders = [task for task in self.selection.tasks if task.profiled_references]
        if ladders and all(references_to_measure(task, References.BASELINE) for task in ladders):
            return References.LADDER
        if ladders:
            return needed_references(self.metrics)
        possible = [name for name in METRICS if METRICS[name].references is References.BASELINE]
        if not set(self.metrics) & set(possible):
            raise InputError(
                f"{', '.join(self.metrics)} cannot be had, for the selected tasks of the suite "
                f"'{self.selection.name}' have no references with scores: take some of {', '.join(possible)}"
            )
        return References.BASELINE

    def shard_of(self, run_id: str) -> ShardOfRun | None:
        """What ``shard.json`` says of the part that is measured; None where that is all.

        Args:
            run_id: Of the whole run.
        """
        shard = self.shard
        return None if shard is None else ShardOfRun(index=shard.index, count=shard.count, run_id=run_id)

    @property
    def lanes(self) -> LanePlan:
        """The lanes that it needs; the whole selection decides how much memory they have, whatever the shard."""
        return LanePlan(
            tasks=self.selection.tasks,
            sandbox=self.sandbox,
            counter=self.counter,
            workers=self.workers,
            language=self.language,
            baseline_language=self.baseline_language,
            memory=self.memory,
        )

    @property
    def part(self) -> Self:
        """What is measured of it: all, or the shard's tasks with their samples."""
        if self.shard is None:
            return self
        tasks = self.shard.share(self.selection.tasks)
        chosen = {task.task_id for task in tasks}
        known = tuple(sample for sample in self.source.known if sample.task_id in chosen)
        return replace(
            self,
            selection=replace(self.selection, tasks=tasks),
            source=StoredSamples(model=self.source.model, known=known),
        )
