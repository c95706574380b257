"""The straight line: suite → samples → lanes → measurements → scores.

Samples exist already, or a model writes them: then each task is measured as soon as its samples are there, while those
of others are still being written.
"""

import random
from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NoReturn

from tqdm import tqdm

from effbench.assignments import Assignment
from effbench.cache import key_of
from effbench.crew import Crew
from effbench.errors import InputError, SandboxDied
from effbench.hire import hire
from effbench.manifest import SCHEMA, Manifest, ScoredTask
from effbench.measurement import Measurement, Verdict
from effbench.models import is_generated, open_model
from effbench.models.protocol import Remarking
from effbench.plan import GenerationOptions, Slot, make_plan
from effbench.run_directory import RunDirectory, is_whole
from effbench.sample import Sample
from effbench.sandboxes.choose import open_sandbox
from effbench.sandboxes.protocol import Sandbox
from effbench.score import check_counts
from effbench.suites import load_suite, select_tasks
from effbench.supply import Generated, Given, Supply
from effbench.task import Reference, Suite, Task
from effbench.terminal import printable
from effbench.work_order import expected_cost, longest_first

__all__ = ["RunOptions", "Work", "measure", "run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What ``effbench run`` was asked for.

    Attributes:
        suite: Name of the suite.
        model: Spec of the model.
        data: The suite's data, where they are a file.
        task_path: Folders with suites of the user's own.
        tasks: Glob over task ids; None for all.
        limit: At most so many tasks.
        n: Samples per task; None for all that there are, or for one where they are generated.
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
    """

    suite: str
    model: str
    data: Path | None = None
    task_path: tuple[Path, ...] = ()
    tasks: str | None = None
    limit: int | None = None
    n: int | None = None
    ks: tuple[int, ...] = (1,)
    counter: str = "auto"
    sandbox: str = "auto"
    seed: int | None = None
    out: Path = Path("effbench_results")
    workers: int | None = None
    shuffle: int | None = None
    command: str = ""
    generation: GenerationOptions = field(default_factory=GenerationOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is to be measured, once every name has become a thing.

    Attributes:
        selection: The suite with the selected tasks alone.
        supply: Where the samples come from.
        sandbox: Makes the lanes.
        counter: Name of a counter, or ``auto``.
        out: Folder that holds all runs.
        seed: As asked for; None for the suite's own.
        workers: Lanes side by side; None for one per core as far as memory reaches (one in all when the counter is
            load-sensitive).
        shuffle: Seed of a random order of tasks; None for the longest first.
        references: ``all``: where references have DPS scores, all are measured and samples are counted as far as the
            slowest of them; ``yardstick``: only what efficiency is held against is measured, which is cheaper.
        command: The command line, for the record; empty where there was none.
    """

    selection: Suite
    supply: Supply
    sandbox: Sandbox
    counter: str
    out: Path
    seed: int | None = None
    workers: int | None = None
    shuffle: int | None = None
    references: Literal["all", "yardstick"] = "all"
    command: str = ""


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
    tasks = work.selection.tasks
    crew = hire(tasks, sandbox=work.sandbox, counter=work.counter, workers=work.workers, tell=tell)
    manifest = _manifest(work, crew)
    directory = RunDirectory.place(work.out, manifest.suite, manifest.model, manifest.run_id)
    supply = work.supply
    tell(f"{manifest.suite}: {len(tasks)} tasks, {len(supply.slots)} samples of {supply.model}; run {directory.path}")

    recorded = _resume(directory, manifest, supply, tell)
    directory.keep_statements(tasks)
    with supply.arrivals(directory, _order(work, crew), show_progress=show_progress) as arrivals:
        assignments = _assign(work, arrivals.groups, recorded)
        _measure(crew, directory, assignments, _bar(supply, recorded, show_progress))
        _close(directory, supply)
        arrivals.check()
    return directory


def _manifest(work: Work, crew: Crew) -> Manifest:
    selection = work.selection
    supply = work.supply
    place = (crew.environment.environment_id, crew.sandbox.name)
    identity = (selection.content_hash, supply.model, supply.identity, *place, work.references)
    return Manifest(
        schema=SCHEMA,
        run_id=key_of(*identity)[:12],
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
    crew: Crew, directory: RunDirectory, assignments: Iterable[Assignment | None], bar: "tqdm[NoReturn]"
) -> None:
    with directory.writer() as writer, bar:
        for records in crew.measure(assignments):
            writer.append_all(records)
            if records[0].sample_index is not None:
                bar.set_postfix_str(printable(records[0].task_id), refresh=False)
                bar.update()


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
