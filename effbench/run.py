"""The straight line: suite → samples → lanes → measurements → scores.

Samples exist already, or a model writes them: then each task is measured as soon as its samples are there, while those
of others are still being written.
"""

import random
from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import NoReturn

from tqdm import tqdm

from effbench.assignments import Assignment
from effbench.cluster.shards import ShardOfRun, keep_shard
from effbench.crew import Crew
from effbench.errors import InputError, SandboxDied
from effbench.executor import Measurer, open_executor
from effbench.hire import hire
from effbench.manifest import SCHEMA, Manifest, ScoredTask, name_run
from effbench.measurement import Measurement, Verdict
from effbench.models import is_generated, open_model
from effbench.models.no_code import remark_on_codeless
from effbench.models.protocol import Remarking
from effbench.plan import Slot, make_plan
from effbench.run_directory import RunDirectory, is_whole
from effbench.sample import Sample
from effbench.sandboxes.choose import open_sandbox
from effbench.score import check_counts
from effbench.statement import TaskStatement
from effbench.suites import load_suite, select_tasks
from effbench.supply import Generated, Given, Supply
from effbench.task import Reference, Suite, Task
from effbench.terminal import printable
from effbench.work import RunOptions, Work
from effbench.work_order import expected_cost, longest_first

__all__ = ["RunOptions", "Work", "measure", "run"]


def run(options: RunOptions, *, tell: Callable[[str], None], show_progress: bool) -> RunDirectory:
    """Measures what is not measured yet. The same options find the same directory again and go on there.

    Args:
        options: What to do.
        tell: Is given one sentence at a time for the user.
        show_progress: Whether to draw a bar on stderr.

    Raises:
        EffbenchError: Says what is wrong and what to do; finished measurements are kept.
    """
    suite = load_suite(options.suite, data=options.data, seed=options.seed, task_path=options.task_path)
    selection = select_tasks(suite, pattern=options.tasks, limit=options.limit)
    supply = _supply(options, suite, selection, tell)
    check_counts(options.ks, Tally(task_id for task_id, _ in supply.slots))
    for remark in remark_on_codeless([(item.task_id, item) for item in supply.known], supply.model):
        tell(remark)
    with open_executor(options.executor, options.ray_address) as executor:
        work = Work(
            selection=selection,
            supply=supply,
            sandbox=open_sandbox(options.sandbox, tell),
            counter=options.counter,
            out=options.out,
            seed=options.seed,
            workers=options.workers,
            shuffle=options.shuffle,
            command=options.command,
            executor=executor,
            shard=options.shard,
        )
        return measure(work, tell=tell, show_progress=show_progress)


def _supply(options: RunOptions, suite: Suite, selection: Suite, tell: Callable[[str], None]) -> Supply:
    """Reads the samples, or prepares to generate them."""
    if is_generated(options.model):
        return Generated(plan=make_plan(options.model, options.generation, selection, n=options.n), tell=tell)
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
        tell(remark)
    return Given(model=model.name, known=known)


def measure(work: Work, *, tell: Callable[[str], None], show_progress: bool) -> RunDirectory:
    """Measures what is not measured yet. The same work finds the same directory again and goes on there.

    Args:
        work: What to do.
        tell: Is given one sentence at a time for the user.
        show_progress: Whether to draw a bar on stderr.

    Raises:
        EffbenchError: Says what is wrong and what to do; finished measurements are kept.
    """
    part = work.part
    # The whole selection decides how much memory lanes have, whatever the shard.
    lanes = work.executor.lanes_here(work.workers)
    crew = hire(
        work.selection.tasks,
        sandbox=work.sandbox,
        counter=work.counter,
        workers=lanes,
        tell=tell,
        ready=len(part.supply.slots),
    )
    with closing(crew):
        return _measure_with(crew, work, part, tell=tell, show_progress=show_progress)


def _measure_with(
    crew: Crew, work: Work, part: Work, *, tell: Callable[[str], None], show_progress: bool
) -> RunDirectory:
    tasks = part.selection.tasks
    measurer = work.executor.staff(crew, workers=work.workers, tell=tell)
    directory, manifest = _place(work, part, crew)
    supply = part.supply
    tell(f"{manifest.suite}: {len(tasks)} tasks, {len(supply.slots)} samples of {supply.model}; run {directory.path}")

    recorded = _resume(directory, manifest, supply, tell)
    directory.keep_statements(map(TaskStatement.of, tasks))
    if work.shard is not None:
        keep_shard(directory.path, ShardOfRun.of(work.shard, _run_id(work, crew)))
    with supply.arrivals(directory, _order(part, crew), show_progress=show_progress) as arrivals:
        assignments = _assign(part, arrivals.groups, recorded)
        _measure(measurer, directory, assignments, _bar(supply, recorded, show_progress))
        _close(directory, supply)
        arrivals.check()
    return directory


def _place(work: Work, part: Work, crew: Crew) -> tuple[RunDirectory, Manifest]:
    """Where the run's files are, and what they say of it; a shard lies beside the run that it belongs to."""
    run_id = _run_id(work, crew)
    if work.shard is None:
        return RunDirectory.place(work.out, work.selection.name, work.supply.model, run_id), _manifest(
            work, crew, run_id
        )
    if not crew.counter.exact:
        raise InputError(
            f"--shard needs a counter whose counts are the same for every shard, and those of {crew.counter.name} are "
            "not: take --counter qemu, or measure in one run"
        )
    name = work.shard.folder_name(run_id)
    directory = RunDirectory.place(work.out, work.selection.name, work.supply.model, name)
    return directory, _manifest(part, crew, work.shard.run_id(run_id))


def _run_id(work: Work, crew: Crew) -> str:
    return name_run(
        suite_hash=work.selection.content_hash,
        model=work.supply.model,
        samples=work.supply.identity,
        environment_id=crew.environment.environment_id,
        sandbox=crew.sandbox.name,
        references=work.references,
    )


def _manifest(work: Work, crew: Crew, run_id: str) -> Manifest:
    selection = work.selection
    supply = work.supply
    return Manifest(
        schema=SCHEMA,
        run_id=run_id,
        suite=selection.name,
        suite_origin=selection.origin,
        suite_hash=selection.content_hash,
        model=supply.model,
        generation=supply.generation,
        tasks=tuple(ScoredTask.of(task, _measured_references(work, task)) for task in selection.tasks),
        seed=work.seed,
        calibration=crew.calibration,
        environment=crew.environment,
        command=work.command,
        started_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


Recorded = dict[str, dict[tuple[int | None, str | None], list[Measurement]]]


def _resume(directory: RunDirectory, manifest: Manifest, supply: Supply, tell: Callable[[str], None]) -> Recorded:
    """Begins a run, or reads what an earlier one left; returns task → solution → whole records."""
    if not directory.exists():
        directory.begin(manifest, supply.known)
        return {}
    measurements, dropped = directory.recover()
    if dropped:
        tell(f"the last record was torn ({dropped} bytes); it is measured again")
    groups: defaultdict[str, dict[tuple[int | None, str | None], list[Measurement]]] = defaultdict(dict)
    for item in measurements:
        groups[item.task_id].setdefault((item.sample_index, item.reference_id), []).append(item)
    tasks = {task.task_id: task for task in manifest.tasks}
    whole = {
        task_id: {who: records for who, records in solutions.items() if is_whole(records, tasks[task_id])}
        for task_id, solutions in groups.items()
    }
    tell(
        f"going on with a run of {directory.manifest().started_at}: {sum(map(len, whole.values()))} solutions are done"
    )
    return whole


def _order(work: Work, crew: Crew) -> tuple[str, ...]:
    """The tasks' ids, in the order in which they are worked on."""
    tasks = work.selection.tasks
    if work.shuffle is not None:
        order = [task.task_id for task in tasks]
        random.Random(work.shuffle).shuffle(order)  # noqa: S311  # an order of work, not a secret
        return tuple(order)
    costs = {task.task_id: expected_cost(task, crew.cache, crew.environment.environment_id) for task in tasks}
    return tuple(longest_first(costs, Tally(task_id for task_id, _ in work.supply.slots)))


def _measured_references(work: Work, task: Task) -> tuple[Reference, ...]:
    return task.profiled_references if work.references == "all" else ()


def _assign(work: Work, groups: Iterable[Sequence[Sample] | None], recorded: Recorded) -> Iterator[Assignment | None]:
    """What is left to be measured of each task's samples; None where nothing has come for a moment."""
    tasks = {task.task_id: task for task in work.selection.tasks}
    for group in groups:
        if group is None:
            yield None
            continue
        done = recorded.get(group[0].task_id, {})
        left = tuple(item for item in group if (item.sample_index, None) not in done)
        if left:
            task = tasks[group[0].task_id]
            yield Assignment(task=task, samples=left, references=_measured_references(work, task), recorded=done)


def _bar(supply: Supply, recorded: Recorded, show_progress: bool) -> "tqdm[NoReturn]":
    left = sum((index, None) not in recorded.get(task_id, {}) for task_id, index in supply.slots)
    return tqdm(
        total=left,
        desc="measured",
        unit="sample",
        position=0 if supply.generation is None else 1,  # below the bar of what is being generated
        disable=None if show_progress else True,  # None draws only on a terminal
    )


def _measure(
    measurer: Measurer, directory: RunDirectory, assignments: Iterable[Assignment | None], bar: "tqdm[NoReturn]"
) -> None:
    with directory.writer() as writer, bar:
        for records in measurer.measure(assignments):
            writer.append_all(records)
            bar.set_postfix_str(printable(records[0].task_id), refresh=False)
            bar.update(len({item.sample_index for item in records} - {None}))


def _close(directory: RunDirectory, supply: Supply) -> None:
    """Marks the run complete, or raises with what the sandbox failed on; the supply knows what else is missing."""
    judged = {
        (item.task_id, item.sample_index)
        for item in directory.measurements()
        if item.sample_index is not None and item.verdict is not Verdict.SE
    }
    samples = directory.samples()
    written = {(item.task_id, item.sample_index) for item in samples}
    ungenerated = _names(slot for slot in supply.slots if slot not in written)
    unmeasured = _names(slot for slot in supply.slots if slot in written and slot not in judged)
    directory.update(
        replace(
            directory.manifest(),
            ungenerated=ungenerated,
            unmeasured=unmeasured,
            complete=not ungenerated and not unmeasured,
            spending=supply.spending(samples),
        )
    )
    if unmeasured:
        raise SandboxDied(
            f"the sandbox failed on {len(unmeasured)} samples ({', '.join(unmeasured[:3])}…); the others are kept: "
            "give the same command again to measure these"
        )


def _names(slots: Iterable[Slot]) -> tuple[str, ...]:
    return tuple(f"{task_id}#{index}" for task_id, index in slots)
