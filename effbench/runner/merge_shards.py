"""Shards of a run become the run: compared with each other, then written beside the place and moved there whole."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from effbench.errors import InputError
from effbench.records.command_line import with_option, without_option
from effbench.records.manifest import Manifest, ScoredTask, name_run
from effbench.records.sample import Sample
from effbench.records.shard import ShardOfRun
from effbench.records.task import hash_of_tasks
from effbench.runner.shards import read_shard
from effbench.samples.source import StoredSamples
from effbench.storage.run_directory import RunDirectory

__all__ = ["merge_shards"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One shard as it lies there.

    Attributes:
        shard: Which one it is.
        run: Its files.
        manifest: What its ``run.json`` says.
    """

    shard: ShardOfRun
    run: RunDirectory
    manifest: Manifest


def merge_shards(folders: Sequence[Path], out: Path) -> RunDirectory:
    """Makes one run of all its shards.

    Returns:
        The run, complete; the command without ``--shard`` finds it done.

    Raises:
        InputError: The shards do not belong together, one is missing or not complete, or the run is there already.
    """
    parts = _in_order([_read(folder) for folder in folders])
    manifest = replace(_joined([part.manifest for part in parts]), run_id=parts[0].shard.run_id)
    if manifest.command:
        # What finds the run and goes on with it.
        manifest = replace(
            manifest, command=with_option(without_option(manifest.command, "--shard"), "--out", str(out))
        )
    samples = _samples(parts, manifest.tasks)
    _check_identity(manifest, samples)
    target = RunDirectory.place(out, manifest.suite, manifest.model, manifest.run_id)
    if target.path.exists():
        raise InputError(f"{target.path} is there already: `effbench score` reads it, or give another --out")
    try:
        target.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.path.parent, prefix=".merging-") as scratch:
            draft = RunDirectory(Path(scratch) / manifest.run_id)
            _write(draft, parts, manifest, samples)
            draft.path.rename(target.path)
    except OSError as error:
        raise InputError(f"{target.path} cannot be made: {error.strerror}; name another place with --out") from error
    return target


def _read(folder: Path) -> _Part:
    shard, run = read_shard(folder), RunDirectory(folder)
    manifest = run.manifest()
    if not manifest.complete:
        raise InputError(
            f"shard {shard.index}/{shard.count} in {folder} is not complete: give its command again, it will go on"
        )
    return _Part(shard=shard, run=run, manifest=manifest)


def _in_order(parts: Sequence[_Part]) -> list[_Part]:
    """All shards of one run, each once.

    Raises:
        InputError: They are not that; says which is too many, missing or of another run, and why.
    """
    first = parts[0]
    for part in parts[1:]:
        difference = _difference(first, part)
        if difference:
            raise InputError(
                f"{part.run.path} and {first.run.path} are not shards of one run: they differ in {difference}"
            )
    places: dict[int, _Part] = {}
    for part in parts:
        other = places.setdefault(part.shard.index, part)
        if other is not part:
            raise InputError(
                f"{part.run.path} and {other.run.path} are both shard {part.shard.index}/{part.shard.count}: give one"
            )
    n_missing = first.shard.count - len(places)
    if n_missing:
        missing = islice((index for index in range(1, first.shard.count + 1) if index not in places), 10)
        names = ", ".join(f"{index}/{first.shard.count}" for index in missing)
        more = f" and {n_missing - 10} more" if n_missing > 10 else ""
        raise InputError(f"shard {names}{more} is missing: measure it, and name its folder too")
    return [places[index] for index in sorted(places)]


def _difference(one: _Part, other: _Part) -> str:
    for what, ours, theirs in (
        ("the suite", one.manifest.suite, other.manifest.suite),
        ("the model", one.manifest.model, other.manifest.model),
        ("the number of shards", one.shard.count, other.shard.count),
        ("the sandbox", one.manifest.environment.sandbox, other.manifest.environment.sandbox),
        ("the counter", one.manifest.environment.counter, other.manifest.environment.counter),
        ("the environment", *(part.manifest.environment.environment_id for part in (one, other))),
        ("the seed", one.manifest.seed, other.manifest.seed),
        ("the measured references, which --metrics decides", one.manifest.references, other.manifest.references),
        ("the count of the empty program", *(_empty_counts(part.manifest) for part in (one, other))),
    ):
        if ours != theirs:
            return f"{what} ({theirs} and {ours})"
    return "" if one.shard.run_id == other.shard.run_id else "the selected tasks or the samples"


def _empty_counts(manifest: Manifest) -> tuple[int, int]:
    return manifest.calibration.call, manifest.calibration.load


def _joined(manifests: Sequence[Manifest]) -> Manifest:
    """The first shard's manifest with the tasks of all, in the selection's order."""
    count, n_tasks = len(manifests), sum(len(manifest.tasks) for manifest in manifests)
    sizes = [len(range(index, n_tasks, count)) for index in range(count)]
    if [len(manifest.tasks) for manifest in manifests] != sizes:
        raise InputError("the shards do not have the tasks of one selection: measure them again")
    tasks = tuple(manifests[place % count].tasks[place // count] for place in range(n_tasks))
    return replace(
        manifests[0],
        tasks=tasks,
        suite_hash=hash_of_tasks([task.content_hash for task in tasks]),
        started_at=min(manifest.started_at for manifest in manifests),
    )


def _samples(parts: Sequence[_Part], tasks: Sequence[ScoredTask]) -> tuple[Sample, ...]:
    order = {task.task_id: place for place, task in enumerate(tasks)}
    samples = [sample for part in parts for sample in part.run.samples()]
    return tuple(sorted(samples, key=lambda item: (order.get(item.task_id, len(order)), item.sample_index)))


def _check_identity(manifest: Manifest, samples: tuple[Sample, ...]) -> None:
    """The whole run's id follows from what the shards hold, or something of it was changed."""
    run_id = name_run(
        suite_hash=manifest.suite_hash,
        model=manifest.model,
        samples=StoredSamples(model=manifest.model, known=samples).identity,
        environment_id=manifest.environment.environment_id,
        sandbox=manifest.environment.sandbox,
    )
    if run_id != manifest.run_id:
        raise InputError(
            f"the shards' tasks and samples make the run {run_id} and not {manifest.run_id}, which they say they are "
            "of: their files were changed, so measure them again"
        )


def _write(draft: RunDirectory, parts: Sequence[_Part], manifest: Manifest, samples: Sequence[Sample]) -> None:
    draft.begin(manifest, samples)
    statements = {statement.task_id: statement for part in parts for statement in part.run.statements()}
    if statements:
        draft.keep_statements([statements[task.task_id] for task in manifest.tasks if task.task_id in statements])
    with draft.writer() as writer:
        for part in parts:
            writer.append_all(part.run.measurements())
