"""The straight line: suite → samples → lanes → measurements → scores.

Samples exist already, or a model writes them: then each task is measured as soon as its samples are there, while those
of others are still being written.
"""

import logging
import random
from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace

from effbench.errors import InputError, SandboxDied
from effbench.languages import PYTHON, find_language
from effbench.metrics.judged_run import check_counts
from effbench.records.manifest import Manifest
from effbench.records.sample import Sample
from effbench.records.statement import TaskStatement
from effbench.records.task import Suite
from effbench.runner.executor import open_executor
from effbench.runner.fallback import measure_elsewhere
from effbench.runner.finished import FinishedSamples
from effbench.runner.open_lanes import OpenLanes
from effbench.runner.place import place_run, run_id
from effbench.runner.progress import Progress
from effbench.runner.resume import Resumed, begin_or_resume, lacking, references_to_measure
from effbench.runner.run_plan import RunOptions, RunPlan
from effbench.runner.run_progress import begin_progress
from effbench.runner.sound_tasks import sound_tasks
from effbench.runner.work_order import expected_cost, longest_first
from effbench.runner.work_queue import WorkItem
from effbench.samples.extraction.no_code import remark_on_codeless
from effbench.samples.generation.plan import SampleKey, make_plan
from effbench.samples.model import Remarking
from effbench.samples.registry import is_generated, open_model
from effbench.samples.source import GeneratedSamples, SampleSource, StoredSamples
from effbench.sandboxes.choose import open_native_sandbox, open_sandbox
from effbench.storage.run_directory import RunDirectory
from effbench.suites import in_language, load_suite, select_tasks
from effbench.suites.rewrites import as_rewrites

__all__ = ["RunOptions", "RunPlan", "measure", "run"]

_LOG = logging.getLogger(__name__)


def run(options: RunOptions, *, show_progress: bool) -> RunDirectory:
    """Measures what is not measured yet. The same options find the same directory again and go on there.

    Raises:
        EffbenchError: Says what is wrong and what to do; finished measurements are kept.
    """
    with ExitStack() as stack:
        progress = stack.enter_context(Progress(shown=show_progress, row=1 if is_generated(options.model) else 0))
        progress.stage(f"reading the suite {options.suite}")
        whole = load_suite(options.suite, data=options.data, seed=options.seed, task_path=options.task_path)
        suite = in_language(whole, options.language, options.baseline_language)
        if options.given is not None:
            suite = as_rewrites(suite, options.given)
        selection = select_tasks(suite, patterns=options.tasks, limit=options.limit)
        sandbox, language = open_sandbox(options.sandbox), find_language(options.language)
        if not selection.is_checked:
            progress.stage("running the suite's own programs")
            selection = sound_tasks(
                selection,
                sandbox=sandbox,
                language=language,
                counter=options.counter,
                workers=options.workers,
                tell=progress.stage,
            )
            suite = replace(suite, unscored_task_ids=selection.unscored_task_ids)
        progress.stage("reading the samples")
        source = _open_source(options, suite, selection)
        check_counts(options.ks, Tally(task_id for task_id, _ in source.sample_keys))
        if options.language == PYTHON.name:
            for remark in remark_on_codeless([(item.task_id, item) for item in source.known], source.model):
                _LOG.info(remark)
        executor = stack.enter_context(open_executor(options.executor, options.ray_address))
        plan = RunPlan(
            selection=selection,
            source=source,
            sandbox=sandbox,
            counter=options.counter,
            out=options.out,
            seed=options.seed,
            workers=options.workers,
            shuffle=options.shuffle,
            metrics=options.metrics,
            command=options.command,
            executor=executor,
            shard=options.shard,
            fallback=None if options.fallback is None else open_native_sandbox(),
            language=language,
            baseline_language=None if options.baseline_language is None else find_language(options.baseline_language),
            memory=options.memory,
        )
        return _measure(plan, progress, show_progress=show_progress)


def _open_source(options: RunOptions, suite: Suite, selection: Suite) -> SampleSource:
    if is_generated(options.model):
        return GeneratedSamples(plan=make_plan(options.model, options.generation, selection, n=options.n))
    idle = options.generation.changed()
    if idle:
        raise InputError(
            f"'{options.model}' generates nothing, so there is no use for {', '.join(idle)}: leave those options out, "
            "or give a model to be asked, as in openai/gpt-4o"
        )
    model = open_model(options.model)
    selected = frozenset(task.task_id for task in selection.tasks)
    known = tuple(model.samples(suite, selected=selected, n=options.n))
    for remark in model.remarks(suite) if isinstance(model, Remarking) else ():
        _LOG.info(remark)
    return StoredSamples(model=model.name, known=known)


def measure(plan: RunPlan, *, show_progress: bool) -> RunDirectory:
    """Measures what is not measured yet. The same work finds the same directory again and goes on there.

    Raises:
        EffbenchError: Says what is wrong and what to do; finished measurements are kept.
    """
    with Progress(shown=show_progress, row=0 if plan.source.generation is None else 1) as progress:
        return _measure(plan, progress, show_progress=show_progress)


def _measure(plan: RunPlan, progress: Progress, *, show_progress: bool) -> RunDirectory:
    # What cannot be had is refused before a lane is opened.
    references, ready = plan.references, len(plan.part.source.sample_keys)
    with plan.executor.open_lanes(plan.lanes, plan.fallback, stage=progress.stage, ready=ready) as lanes:
        directory, manifest = place_run(plan, references, lanes)
        _measure_in(directory, manifest, lanes, plan, progress, show_progress=show_progress)
    return directory


def _measure_in(
    directory: RunDirectory,
    manifest: Manifest,
    lanes: OpenLanes,
    plan: RunPlan,
    progress: Progress,
    *,
    show_progress: bool,
) -> None:
    part, lane_pool = plan.part, lanes.lane_pool
    tasks, source = part.selection.tasks, part.source
    _LOG.info(
        f"{manifest.suite}: {len(tasks)} tasks, {len(source.sample_keys)} samples of {source.model}; "
        f"run {directory.path}"
    )
    resumed = begin_or_resume(directory, manifest, source.known, plan.shard_of(run_id(plan, lanes)))
    directory.keep_statements(map(TaskStatement.of, tasks))
    own, done_here = _without(part, resumed), resumed.in_own_place()
    costs = {task.task_id: expected_cost(task, lane_pool.cache, lane_pool.environment.environment_id) for task in tasks}
    finished = FinishedSamples(resumed.recorded)
    with source.stream(directory, _order(part, costs), show_progress=show_progress) as stream:
        headway = begin_progress(own, done_here, manifest, lane_pool, costs)
        progress.follow(headway.state)
        with directory.writer() as writer:
            for records in lanes.measurer.measure(_assign(own, done_here, stream.groups)):
                writer.append_all(records)
                headway.finish(records)
                finished.add(records)
        if lanes.fallback is not None:
            progress.stage("looking for programs that fail in the wasm sandbox alone, and measuring their tasks")
            resumed = measure_elsewhere(
                tasks, stream.samples(), finished, resumed, directory, here=lane_pool, there=lanes.fallback
            )
        _close(directory, resumed, source, stream.samples(), finished)
        stream.check()


def _without(part: RunPlan, resumed: Resumed) -> RunPlan:
    """What is measured in the run's own sandbox, as far as that is known."""
    elsewhere = frozenset() if resumed.fallback is None else resumed.fallback.task_ids
    tasks = tuple(task for task in part.selection.tasks if task.task_id not in elsewhere)
    return replace(part, selection=replace(part.selection, tasks=tasks))


def _order(plan: RunPlan, costs: Mapping[str, float | None]) -> tuple[str, ...]:
    if plan.shuffle is not None:
        order = list(costs)
        random.Random(plan.shuffle).shuffle(order)  # noqa: S311  # an order of work, not a secret
        return tuple(order)
    return tuple(longest_first(costs, Tally(task_id for task_id, _ in plan.source.sample_keys)))


def _assign(plan: RunPlan, resumed: Resumed, groups: Iterable[Sequence[Sample] | None]) -> Iterator[WorkItem | None]:
    """What is left to be measured of each task; None where nothing has come for a moment."""
    tasks = {task.task_id: task for task in plan.selection.tasks}
    for group in groups:
        if group is None:
            yield None
            continue
        if group[0].task_id not in tasks:  # it is measured elsewhere
            continue
        task = tasks[group[0].task_id]
        done = resumed.solutions_of(task.task_id)
        left = tuple(item for item in group if (item.sample_index, None) not in done)
        ladder = references_to_measure(task, resumed.references)
        if left or lacking(ladder, done):
            yield WorkItem(task=task, samples=left, references=ladder, recorded=done)


def _close(
    directory: RunDirectory,
    resumed: Resumed,
    source: SampleSource,
    samples: Sequence[Sample],
    finished: FinishedSamples,
) -> None:
    """Marks the run complete, or raises with the samples that the sandbox failed on."""
    written = {(item.task_id, item.sample_index) for item in samples}
    ungenerated = [key for key in source.sample_keys if key not in written]
    unmeasured = finished.unmeasured(key for key in source.sample_keys if key in written)
    directory.update(
        replace(
            resumed.manifest,
            ungenerated=_names(ungenerated),
            unmeasured=_names(unmeasured),
            complete=not ungenerated and not unmeasured,
            references=resumed.references,
            usage=source.usage(samples),
        )
    )
    if unmeasured:
        raise SandboxDied(
            f"the sandbox failed on {len(unmeasured)} samples ({', '.join(_names(unmeasured[:3]))}…); the others are "
            "kept: give the same command again to measure these"
        )


def _names(sample_keys: Iterable[SampleKey]) -> tuple[str, ...]:
    return tuple(f"{task_id}#{index}" for task_id, index in sample_keys)
