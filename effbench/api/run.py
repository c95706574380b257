"""effbench from Python: samples in, a run out.

::

    run = effbench.evaluate([("core/kth_pair_sum", code)], suite="core")
    run.score("eff@1").point_estimate
"""

import logging
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from effbench.errors import InputError
from effbench.export.frames import to_pandas, to_polars
from effbench.export.notebook import run_html
from effbench.export.open_run import open_run
from effbench.export.rows import level_named
from effbench.export.run_export import to_dataset
from effbench.measure.budget import FURTHEST
from effbench.measure.line_costs import LineCosts
from effbench.metrics import DEFAULT_METRICS, MetricOptions, Missing, find_metric
from effbench.metrics.judged_run import judge_run
from effbench.records.estimate import Estimate
from effbench.records.manifest import Manifest
from effbench.records.measurement import Measurement
from effbench.records.sample import Sample
from effbench.records.task import Suite
from effbench.runner.fallback import COUNTER
from effbench.runner.line_costs import count_lines, find_task, largest_input
from effbench.runner.run import RunPlan, measure
from effbench.samples.extraction.no_code import remark_on_codeless
from effbench.samples.given import GivenSample, take_samples
from effbench.samples.source import StoredSamples
from effbench.sandboxes.choose import open_native_sandbox, open_sandbox
from effbench.sandboxes.protocol import Sandbox
from effbench.storage.loaded_run import LoadedRun
from effbench.storage.run_directory import RunDirectory
from effbench.suites import load_suite, select_tasks

if TYPE_CHECKING:
    import datasets
    import pandas  # type: ignore[import-untyped]  # its stubs are a package of their own
    import polars  # type: ignore[import-not-found,unused-ignore]  # no dependency of effbench

__all__ = ["Run", "evaluate", "find_suite", "line_costs"]

_LOG = logging.getLogger(__name__)
RESULTS = Path("effbench_results")


class Run:
    """What a run directory holds, to be read: its measurements, samples, manifest and scores.

    A run iterates over its measurements, those of the references included (their ``sample_index`` is None).

    Args:
        directory: The run's files. They are read when they are first needed, and once.
    """

    def __init__(self, directory: RunDirectory) -> None:
        self._records = LoadedRun(directory)
        self._path = directory.path

    @classmethod
    def open(cls, path: str | Path) -> "Run":
        """Opens a run that was made earlier, by the library or by ``effbench run``.

        Args:
            path: A run directory, a bundle, or a folder that holds exactly one run.

        Raises:
            InputError: There is no run, or a file of the bundle is missing or was changed.
            DataFileError: Its manifest cannot be read.
        """
        with ExitStack() as stack:
            opened = stack.enter_context(open_run(Path(path)))
            run = cls(opened.directory)
            run._path = opened.path
            _ = run.manifest  # says now that there is no run, not later
            weakref.finalize(run, stack.pop_all().close)  # a bundle's files stay unpacked as long as its run is in use
        return run

    @property
    def path(self) -> Path:
        """The run's folder, or its bundle."""
        return self._path

    @property
    def manifest(self) -> Manifest:
        """What was asked for and where it was measured."""
        return self._records.manifest()

    @property
    def samples(self) -> tuple[Sample, ...]:
        """The samples, tasks in the suite's order."""
        return tuple(self._records.samples())

    def __iter__(self) -> Iterator[Measurement]:
        return iter(self._records.measurements())

    def __len__(self) -> int:
        return len(self._records.measurements())

    def __repr__(self) -> str:
        return f"Run.open({str(self.path)!r})"

    def _repr_html_(self) -> str:
        return run_html(self._records)

    def score(self, metric: str, options: MetricOptions | None = None) -> Estimate:
        """Computes one score from the run's files.

        Args:
            metric: Such as ``eff@1`` or ``pass@10``, with a number for k, or ``DPS``: what ``effbench score`` prints.
            options: What some metrics can be asked; None for the rules of the papers.

        Raises:
            InputError: There is no such metric, the run lacks what it needs, a task has fewer than k samples, or the
                run is not complete.
        """
        found, k = find_metric(metric)
        score = found.score(judge_run(self._records, (k,)), k, options or MetricOptions())
        if isinstance(score, Missing):
            raise InputError(score.reason)
        return score.estimate

    def to_dataset(self, level: str = "inputs") -> "datasets.Dataset":
        """The run as a Hugging Face data set.

        Args:
            level: What a row is: ``samples``, ``tasks``, or ``inputs`` for each measurement.

        Raises:
            InputError: The run is not complete, there is no such level, or the package ``datasets`` is not installed.
        """
        return to_dataset(self._records, level_named(level))

    def to_pandas(self, level: str = "inputs") -> "pandas.DataFrame":
        """The rows of :meth:`to_dataset` as a pandas data frame; whole numbers stay whole where some are missing.

        Args:
            level: What a row is: ``samples``, ``tasks``, or ``inputs`` for each measurement.

        Raises:
            InputError: The run is not complete, there is no such level, or pandas is not installed.
        """
        return to_pandas(self._records, level_named(level))

    def to_polars(self, level: str = "inputs") -> "polars.DataFrame":
        """The rows of :meth:`to_dataset` as a polars data frame.

        Args:
            level: What a row is: ``samples``, ``tasks``, or ``inputs`` for each measurement.

        Raises:
            InputError: The run is not complete, there is no such level, or polars is not installed.
        """
        return to_polars(self._records, level_named(level))


def evaluate(
    samples: Iterable[GivenSample],
    *,
    suite: str | Suite,
    model: str | None = None,
    counter: str = "auto",
    sandbox: str | Sandbox = "auto",
    tasks: str | Sequence[str] | None = None,
    limit: int | None = None,
    data: Path | None = None,
    seed: int | None = None,
    out: str | Path | None = None,
    workers: int | None = None,
    metrics: Sequence[str] = DEFAULT_METRICS,
    fallback: str | Sandbox | None = None,
    memory: bool = False,
    show_progress: bool = False,
) -> Run:
    """Measures samples on a suite, as ``effbench run`` does with a file of samples.

    The same samples and options find their run again: an interrupted one goes on where it stopped, a finished one is
    returned at once. What is being done is logged (level INFO, logger ``effbench.api``).

    Args:
        samples: Samples, each a mapping with ``task_id`` and ``solution`` (code) or ``completion`` (raw text in which
            the code is looked for), a tuple ``(task_id, code)``, or a :class:`effbench.records.sample.Sample`. A text
            of None is an empty one: a sample with verdict CE. Several for one task are several samples.
        suite: Name of a suite, or the suite.
        model: Who wrote the samples; names the run's folder. None takes it from ``Sample`` records and from the
            mappings' ``model``, else ``unnamed``.
        counter: Name of a counter, or ``auto``.
        sandbox: Name of a sandbox, ``auto``, or a sandbox.
        tasks: Task ids and globs, as ``--tasks`` takes them: one text with commas or a list, ``!glob`` to leave out,
            ``@file`` for a file of these; None for all. Tasks without samples score 0.
        limit: Largest number of tasks.
        data: The suite's data, where they are a file.
        seed: Start of all stress inputs; None for the suite's own.
        out: Folder that holds all runs; None for ``effbench_results``.
        workers: Lanes side by side; None for one per core (one in all when the counter is load-sensitive).
        metrics: Names of the metrics that the run is to give, such as ``DPS``; what none of them needs is not measured.
            Others can be added to the same run later.
        fallback: With the wasm sandbox: ``qemu``, or the sandbox in which that counter measures each task whose program
            fails in wasm alone; None to measure all tasks in one sandbox.
        memory: Whether to measure memory, too, in runs of their own.
        show_progress: Whether to show how far it is: on a terminal as a bar on stderr, elsewhere in the log.

    Raises:
        EffbenchError: Says what is wrong and what to do; finished measurements are kept.
    """
    whole = find_suite(suite, data=data, seed=seed)
    selection = select_tasks(whole, patterns=tasks, limit=limit)
    writer = take_samples(samples, name=model)
    selected = frozenset(task.task_id for task in selection.tasks)
    known = tuple(writer.samples(whole, selected=selected, n=None))
    for remark in remark_on_codeless([(item.task_id, item) for item in known], writer.name):
        _LOG.warning(remark)
    plan = RunPlan(
        selection=selection,
        source=StoredSamples(model=writer.name, known=known),
        sandbox=open_sandbox(sandbox) if isinstance(sandbox, str) else sandbox,
        counter=counter,
        out=RESULTS if out is None else Path(out),
        seed=seed,
        workers=workers,
        metrics=tuple(metrics),
        fallback=_open_fallback(fallback),
        memory=memory,
    )
    return Run(measure(plan, show_progress=show_progress))


def _open_fallback(fallback: str | Sandbox | None) -> Sandbox | None:
    if not isinstance(fallback, str):
        return fallback
    if fallback != COUNTER:
        raise InputError(f"fallback is {fallback!r}: give '{COUNTER}', a sandbox, or None")
    return open_native_sandbox()


def line_costs(
    solution: str,
    *,
    suite: str | Suite,
    task: str,
    at: tuple[int, int] | None = None,
    sandbox: str | Sandbox = "auto",
    data: Path | None = None,
    seed: int | None = None,
    most: int = FURTHEST,
) -> LineCosts:
    """Counts where the instructions of one solution go, line by line; no score takes anything from it.

    Args:
        solution: Python source.
        suite: Name of a suite, or the suite.
        task: The task's id, or its last part.
        at: Level of an input and its index within the level; None for the first of the largest scored level.
        sandbox: Name of a sandbox, ``auto``, or a sandbox; it must have the emulator qemu.
        data: The suite's data, where they are a file.
        seed: Start of all stress inputs; None for the suite's own.
        most: Instructions after which the run is stopped; the lines up to there are given all the same.

    Raises:
        EffbenchError: There is no such task or input, the program cannot be marked, or the sandbox has no emulator.
    """
    found = find_task(find_suite(suite, data=data, seed=seed), task)
    opened = open_sandbox(sandbox) if isinstance(sandbox, str) else sandbox
    return count_lines(found, solution, at=at or largest_input(found), sandbox=opened, most=most)


def find_suite(suite: str | Suite, *, data: Path | None, seed: int | None) -> Suite:
    """Loads a suite by its name; a suite is itself.

    Args:
        suite: Name of a suite, or the suite.
        data: The suite's data, where they are a file.
        seed: Start of all stress inputs; None for the suite's own.

    Raises:
        InputError: There is no such suite, or data or a seed were given for one that has its own already.
    """
    if isinstance(suite, str):
        return load_suite(suite, data=data, seed=seed)
    if data is not None or seed is not None:
        raise InputError(f"the suite '{suite.name}' is loaded already: give data and seed where it is loaded, not here")
    return suite
