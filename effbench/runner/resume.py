"""What an earlier, interrupted command has measured of a run, and what of it need not be measured again."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from effbench.measure.budget import cost
from effbench.records.environment import Calibration
from effbench.records.manifest import SCHEMA, Fallback, Manifest, References, ScoredReference, ScoredTask
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample
from effbench.records.shard import ShardOfRun
from effbench.records.solutions import Solutions, is_accepted, whole_solutions
from effbench.records.task import Reference, Task
from effbench.storage.run_directory import RunDirectory, StoredRun

__all__ = ["Resumed", "begin_or_resume", "lacking", "references_to_measure"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """Where a command takes a run up.

    Attributes:
        manifest: As ``run.json`` has it now.
        recorded: Task id → the solutions of that task that need not be measured again.
        references: Which references are measured: those that the command needs, or those that the run has already.
    """

    manifest: Manifest
    recorded: Mapping[str, Solutions]
    references: References

    @property
    def fallback(self) -> Fallback | None:
        """Where some of the tasks are measured instead, as far as that is known."""
        return self.manifest.fallback

    def solutions_of(self, task_id: str) -> Solutions:
        """What is measured of a task."""
        return self.recorded.get(task_id, {})

    def in_own_place(self) -> Self:
        """Without the tasks that are measured by the fallback."""
        elsewhere = frozenset() if self.fallback is None else self.fallback.task_ids
        return replace(self, recorded={name: own for name, own in self.recorded.items() if name not in elsewhere})


def begin_or_resume(
    directory: RunDirectory, manifest: Manifest, samples: Sequence[Sample], shard: ShardOfRun | None
) -> Resumed:
    """Begins a run, or takes up what is there of it.

    Until a command that needs the ladder has come to its end, ``run.json`` says that the baselines alone are measured.

    Args:
        directory: Of the run.
        manifest: What is asked for now.
        samples: Those that exist already.
        shard: Which part of a run it is; None for a whole one.
    """
    stored = directory.recover()
    if stored is None:
        begun = replace(manifest, references=References.BASELINE)
        directory.begin(begun, samples, shard)
        return Resumed(manifest=begun, recorded={}, references=manifest.references)
    resumed = _resumed(stored, manifest)
    if resumed.manifest != stored.manifest:
        directory.update(resumed.manifest)
    return resumed


def _resumed(stored: StoredRun, manifest: Manifest) -> Resumed:
    known = stored.manifest
    if stored.dropped_bytes:
        _LOG.info(f"the last record was torn ({stored.dropped_bytes} bytes); it is measured again")
    # Before it was known where a task is measured, it was measured elsewhere.
    in_place = [
        item for item in stored.measurements if item.environment_id == known.environment_of(item.task_id).environment_id
    ]
    whole = whole_solutions(in_place, known.tasks)
    _LOG.info(f"going on with a run of {known.started_at}: {sum(map(len, whole.values()))} solutions are done")
    if manifest.references is References.BASELINE:
        return Resumed(manifest=known, recorded=whole, references=known.references)
    far = {
        task.task_id: _counted_far(task, whole[task.task_id], known.calibration_of(task.task_id))
        for task in manifest.tasks
        if task.task_id in whole
    }
    short = sum(len(whole[task_id]) - len(solutions) for task_id, solutions in far.items())
    if short:
        _LOG.info(f"{short} samples were stopped before the cost of the slowest reference; they are measured again")
    if short or known.references is References.BASELINE:
        known = replace(known, schema=SCHEMA, tasks=manifest.tasks, complete=False)
    return Resumed(manifest=known, recorded=far, references=References.LADDER)


def lacking(references: Sequence[Reference | ScoredReference], solutions: Solutions) -> list[str]:
    """The ids of those references that are not measured yet, or were not accepted."""
    ids = [item.reference_id for item in references]
    return [name for name in ids if not is_accepted(solutions.get((None, name), ()))]


def _counted_far(task: ScoredTask, solutions: Solutions, calibration: Calibration) -> Solutions:
    """Without the samples that were stopped before the cost of the slowest reference with a score."""
    if not task.references:
        return solutions
    slowest = None if lacking(task.references, solutions) else _slowest(task, solutions, calibration)
    return {who: records for who, records in solutions.items() if who[0] is None or _is_far(records[-1], slowest)}


def _is_far(last: Measurement, slowest: int | None) -> bool:
    if last.verdict is not Verdict.TLE:
        return True
    return slowest is not None and last.budget is not None and last.budget >= slowest


def _slowest(task: ScoredTask, solutions: Solutions, calibration: Calibration) -> int:
    placed = [item.reference_id for item in task.references if item.dps_score is not None]
    return max(
        cost(item.instructions, item.load_instructions, calibration)
        for reference_id in placed
        for item in solutions[None, reference_id]
        if item.instructions is not None
    )


def references_to_measure(task: Task, references: References) -> tuple[Reference, ...]:
    """The task's ladder, where it is measured; empty where the baseline alone is.

    Where the smallest level is scored already, a sample that is over the budget there is not correct. How far counting
    goes then decides pass@k, so that it always goes as far as the ladder.

    Args:
        task: The task.
        references: Which references the run's metrics need.
    """
    is_measured = references is References.LADDER or task.levels[0].weight > 0
    return task.profiled_references if is_measured else ()
