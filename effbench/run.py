"""The straight line: suite → samples → lanes → measurements → scores."""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from tqdm import tqdm

from effbench.cache import key_of
from effbench.crew import Assignment, Crew
from effbench.errors import SandboxDied
from effbench.hire import hire
from effbench.measurement import Measurement, Verdict
from effbench.models import open_model
from effbench.models.protocol import Remarking
from effbench.run_directory import SCHEMA, Manifest, RunDirectory, ScoredTask, is_whole
from effbench.sample import Sample
from effbench.sandboxes.choose import open_sandbox
from effbench.sandboxes.protocol import Sandbox
from effbench.score import check_k
from effbench.suites import load_suite, select_tasks
from effbench.task import Reference, Suite, Task

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
        n: Samples per task; None for all that there are.
        ks: For the @k metrics.
        counter: Name of a counter, or ``auto``.
        sandbox: Name of a sandbox, or ``auto``.
        seed: Start of all stress inputs; None for the suite's own.
        out: Folder that holds all runs.
        workers: Lanes side by side; None for one per core (one in all when the counter is load-sensitive).
        shuffle: Seed of a random order of tasks; None for the suite's order. No count may depend on it.
        command: The command line, for the record.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is to be measured, once every name has become a thing.

    Attributes:
        selection: The suite with the selected tasks alone.
        model: Who wrote the samples.
        samples: Of the selected tasks, in the suite's order.
        sandbox: Makes the lanes.
        counter: Name of a counter, or ``auto``.
        out: Folder that holds all runs.
        seed: As asked for; None for the suite's own.
        workers: Lanes side by side; None for one per core (one in all when the counter is load-sensitive).
        shuffle: Seed of a random order of tasks; None for the suite's order.
        references: ``all``: where references have DPS scores, all are measured and samples are counted as far as the
            slowest of them; ``yardstick``: only what efficiency is held against is measured, which is cheaper.
        command: The command line, for the record; empty where there was none.
    """

    selection: Suite
    model: str
    samples: tuple[Sample, ...]
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
    model = open_model(options.model)
    selected = frozenset(task.task_id for task in selection.tasks)
    samples = tuple(model.samples(suite, selected=selected, n=options.n))
    for remark in model.remarks(suite) if isinstance(model, Remarking) else ():
        tell(remark)
    check_k(options.ks, samples)
    work = Work(
        selection=selection,
        model=model.name,
        samples=samples,
        sandbox=open_sandbox(options.sandbox, tell),
        counter=options.counter,
        out=options.out,
        seed=options.seed,
        workers=options.workers,
        shuffle=options.shuffle,
        command=options.command,
    )
    return measure(work, tell=tell, show_progress=show_progress)


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
    tell(f"{manifest.suite}: {len(tasks)} tasks, {len(work.samples)} samples of {work.model}; run {directory.path}")

    recorded = _resume(directory, manifest, work.samples, tell)
    directory.keep_statements(tasks)
    assignments = _assign(work, recorded)
    _measure(crew, directory, assignments, show_progress)
    return _close(directory, work.samples)


def _manifest(work: Work, crew: Crew) -> Manifest:
    selection = work.selection
    written = key_of(*(f"{item.task_id} {item.sample_index} {item.solution_sha256}" for item in work.samples))
    environment_id = crew.environment.environment_id
    identity = (selection.content_hash, work.model, written, environment_id, crew.sandbox.name, work.references)
    return Manifest(
        schema=SCHEMA,
        run_id=key_of(*identity)[:12],
        suite=selection.name,
        suite_origin=selection.origin,
        suite_hash=selection.content_hash,
        model=work.model,
        tasks=tuple(ScoredTask.of(task, _measured_references(work, task)) for task in selection.tasks),
        seed=work.seed,
        calibration=crew.calibration,
        environment=crew.environment,
        command=work.command,
        started_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


Recorded = dict[str, dict[tuple[int | None, str | None], list[Measurement]]]


def _resume(
    directory: RunDirectory, manifest: Manifest, samples: Sequence[Sample], tell: Callable[[str], None]
) -> Recorded:
    """Begins a run, or reads what an earlier one left; returns task → solution → whole records."""
    if not directory.exists():
        directory.begin(manifest, samples)
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


def _assign(work: Work, recorded: Recorded) -> list[Assignment]:
    left: defaultdict[str, list[Sample]] = defaultdict(list)
    for item in work.samples:
        if (item.sample_index, None) not in recorded.get(item.task_id, {}):
            left[item.task_id].append(item)
    assignments = [
        Assignment(
            task=task,
            samples=tuple(left[task.task_id]),
            references=_measured_references(work, task),
            recorded=recorded.get(task.task_id, {}),
        )
        for task in work.selection.tasks
        if task.task_id in left
    ]
    if work.shuffle is not None:
        random.Random(work.shuffle).shuffle(assignments)  # noqa: S311  # an order of work, not a secret
    return assignments


def _measured_references(work: Work, task: Task) -> tuple[Reference, ...]:
    return task.profiled_references if work.references == "all" else ()


def _measure(crew: Crew, directory: RunDirectory, assignments: Sequence[Assignment], show_progress: bool) -> None:
    total = sum(len(assignment.samples) for assignment in assignments)
    # disable=None draws only on a terminal.
    with (
        directory.writer() as writer,
        tqdm(total=total, unit="sample", disable=None if show_progress else True) as bar,
    ):
        for records in crew.measure(assignments):
            writer.append_all(records)
            if records[0].sample_index is not None:
                bar.set_postfix_str(records[0].task_id, refresh=False)
                bar.update()


def _close(directory: RunDirectory, samples: Sequence[Sample]) -> RunDirectory:
    """Marks the run complete, or raises with what is missing."""
    judged = {
        (item.task_id, item.sample_index)
        for item in directory.measurements()
        if item.sample_index is not None and item.verdict is not Verdict.SE
    }
    missing = tuple(
        f"{item.task_id}#{item.sample_index}" for item in samples if (item.task_id, item.sample_index) not in judged
    )
    directory.update(replace(directory.manifest(), unmeasured=missing, complete=not missing))
    if missing:
        raise SandboxDied(
            f"the sandbox failed on {len(missing)} samples ({', '.join(missing[:3])}…); the others are kept: "
            "give the same command again to measure these"
        )
    return directory
