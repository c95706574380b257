"""Where a run's files are, and what they say of it."""

from datetime import UTC, datetime

from effbench.errors import InputError
from effbench.records.manifest import SCHEMA, Manifest, References, ScoredTask, name_run
from effbench.runner.open_lanes import OpenLanes
from effbench.runner.run_plan import RunPlan
from effbench.storage.run_directory import RunDirectory

__all__ = ["place_run"]


def place_run(plan: RunPlan, references: References, lanes: OpenLanes) -> tuple[RunDirectory, Manifest]:
    """Names a run by what decides its records; a shard lies beside the run that it belongs to.

    Returns:
        The run's folder, which may hold a part of the run already, and what its manifest says in the beginning.

    Raises:
        InputError: A shard is asked for, and shards would not be counted alike.
    """
    lane_pool, selection, source = lanes.lane_pool, plan.part.selection, plan.source
    if plan.shard is not None and not lane_pool.counter.exact:
        raise InputError(
            "--shard needs a counter whose counts are the same for every shard, and those of "
            f"{lane_pool.counter.name} are not: take --counter qemu, or measure in one run"
        )
    whole_run_id = run_id(plan, lanes)
    manifest = Manifest(
        schema=SCHEMA,
        run_id=whole_run_id if plan.shard is None else plan.shard.run_id(whole_run_id),
        suite=selection.name,
        suite_origin=selection.origin,
        suite_hash=selection.content_hash,
        model=source.model,
        generation=source.generation,
        tasks=tuple(map(ScoredTask.of, selection.tasks)),
        seed=plan.seed,
        calibration=lane_pool.calibration,
        environment=lane_pool.environment,
        command=plan.command,
        started_at=datetime.now(UTC).isoformat(timespec="seconds"),
        references=references,
        baseline_language=(plan.baseline_language or plan.language).name,
    )
    folder = whole_run_id if plan.shard is None else plan.shard.folder_name(whole_run_id)
    return RunDirectory.place(plan.out, manifest.suite, manifest.model, folder), manifest


def run_id(plan: RunPlan, lanes: OpenLanes) -> str:
    """Of the whole run, whatever the shard."""
    lane_pool, fallback = lanes.lane_pool, lanes.fallback
    return name_run(
        suite_hash=plan.selection.content_hash,
        model=plan.source.model,
        samples=plan.source.identity,
        environment_id=lane_pool.environment.environment_id,
        sandbox=lane_pool.sandbox.name,
        fallback="" if fallback is None else fallback.environment.environment_id,
        memory=plan.memory,
    )
