"""The straight line: suite → samples → lanes → measurements → scores."""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from os import sched_getaffinity
from pathlib import Path

from tqdm import tqdm

from effbench.cache import Cache, cache_root, key_of
from effbench.counters import choose_counter
from effbench.crew import LANE_MEMORY_SPARE, Assignment, Crew
from effbench.environment import observe
from effbench.errors import InputError, SandboxDied
from effbench.measurement import Measurement, Verdict
from effbench.measuring import calibrate
from effbench.models import open_model
from effbench.run_directory import SCHEMA, Manifest, RunDirectory, ScoredTask, is_whole
from effbench.sample import Sample
from effbench.sandboxes.choose import open_sandbox
from effbench.sandboxes.protocol import LaneOptions, Sandbox
from effbench.score import check_k
from effbench.suites import load_suite, select_tasks
from effbench.task import Suite

__all__ = ["RunOptions", "run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What ``effbench run`` was asked for.

    Attributes:
        suite: Name of the suite.
        model: Spec of the model.
        data: The suite's data, where they are a file.
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


def run(options: RunOptions, *, tell: Callable[[str], None], show_progress: bool) -> RunDirectory:
    """Measures what is not measured yet. The same options find the same directory again and go on there.

    Args:
        options: What to do.
        tell: Is given one sentence at a time for the user.
        show_progress: Whether to draw a bar on stderr.

    Raises:
        EffbenchError: Says what is wrong and what to do; finished measurements are kept.
    """
    suite = load_suite(options.suite, data=options.data, seed=options.seed)
    selection = select_tasks(suite, pattern=options.tasks, limit=options.limit)
    model = open_model(options.model)
    selected = frozenset(task.task_id for task in selection.tasks)
    samples = list(model.samples(suite, selected=selected, n=options.n))
    check_k(options.ks, samples)

    sandbox = open_sandbox(options.sandbox, tell)
    crew = _hire(options, selection, sandbox, tell)
    manifest = _manifest(options, selection, model.name, samples, crew)
    directory = RunDirectory.place(options.out, manifest.suite, manifest.model, manifest.run_id)
    tell(f"{suite.name}: {len(selection.tasks)} tasks, {len(samples)} samples of {model.name}; run {directory.path}")

    recorded = _resume(directory, manifest, samples, tell)
    assignments = _assign(selection, samples, recorded, options.shuffle)
    _measure(crew, directory, assignments, show_progress)
    return _close(directory, samples)


def _hire(options: RunOptions, selection: Suite, sandbox: Sandbox, tell: Callable[[str], None]) -> Crew:
    facts = sandbox.facts()
    counter, why = choose_counter(options.counter, facts)
    tell(f"sandbox {sandbox.name} ({', '.join(facts.isolation)}); counter {counter.name} ({why})")
    memory_bytes = max(task.memory_limit_bytes for task in selection.tasks) + LANE_MEMORY_SPARE
    with closing(sandbox.open_lane(LaneOptions(memory_bytes=memory_bytes))) as lane:
        calibration = calibrate(lane, counter)
    cores = sorted(sched_getaffinity(0))
    workers = options.workers or (1 if counter.load_sensitive else len(cores))
    if workers < 1:
        raise InputError(f"--workers is {workers}: give 1 or more")
    return Crew(
        sandbox=sandbox,
        counter=counter,
        calibration=calibration,
        environment=observe(facts, counter),
        cache=Cache(cache_root()),
        lane_memory_bytes=memory_bytes,
        cpus=tuple(cores[index % len(cores)] for index in range(workers)),
    )


def _manifest(options: RunOptions, selection: Suite, model: str, samples: Sequence[Sample], crew: Crew) -> Manifest:
    written = key_of(*(f"{item.task_id} {item.sample_index} {item.solution_sha256}" for item in samples))
    identity = (selection.content_hash, model, written, crew.environment.environment_id, crew.sandbox.name)
    return Manifest(
        schema=SCHEMA,
        run_id=key_of(*identity)[:12],
        suite=selection.name,
        suite_origin=selection.origin,
        suite_hash=selection.content_hash,
        model=model,
        tasks=tuple(ScoredTask.of(task) for task in selection.tasks),
        seed=options.seed,
        calibration=crew.calibration,
        environment=crew.environment,
        command=options.command,
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


def _assign(selection: Suite, samples: Sequence[Sample], recorded: Recorded, shuffle: int | None) -> list[Assignment]:
    left: defaultdict[str, list[Sample]] = defaultdict(list)
    for item in samples:
        if (item.sample_index, None) not in recorded.get(item.task_id, {}):
            left[item.task_id].append(item)
    assignments = [
        Assignment(task=task, samples=tuple(left[task.task_id]), recorded=recorded.get(task.task_id, {}))
        for task in selection.tasks
        if task.task_id in left
    ]
    if shuffle is not None:
        random.Random(shuffle).shuffle(assignments)  # noqa: S311  # an order of work, not a secret
    return assignments


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
