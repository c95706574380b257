"""Runs reduced to the tasks that all of them measured."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from effbench.errors import InputError
from effbench.records.manifest import Manifest, ScoredTask
from effbench.records.measurement import Measurement
from effbench.records.sample import Sample
from effbench.storage.run_directory import RunRecords

__all__ = ["TasksOfRun", "on_common_tasks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksOfRun:
    """Some tasks of a run (:class:`effbench.storage.run_directory.RunRecords`).

    Attributes:
        run: The whole run.
        tasks: The tasks.
        n_left_out: Tasks of the run that are not among these.
    """

    run: RunRecords
    tasks: tuple[ScoredTask, ...]
    n_left_out: int

    @property
    def path(self) -> Path:
        """Where the run is."""
        return self.run.path

    def manifest(self) -> Manifest:
        """The run's, with these tasks alone and a ``suite_hash`` of these tasks."""
        reduced = replace(self.run.manifest(), tasks=self.tasks)
        return replace(reduced, suite_hash=reduced.tasks_digest)

    def samples(self) -> list[Sample]:
        """Samples of these tasks."""
        task_ids = self._task_ids()
        return [item for item in self.run.samples() if item.task_id in task_ids]

    def measurements(self) -> list[Measurement]:
        """Measurements of these tasks."""
        task_ids = self._task_ids()
        return [item for item in self.run.measurements() if item.task_id in task_ids]

    def _task_ids(self) -> frozenset[str]:
        return frozenset(task.task_id for task in self.tasks)


def on_common_tasks(runs: Sequence[RunRecords]) -> list[TasksOfRun]:
    """Reduces runs to the tasks that all of them list and counted in one place, in the first run's order.

    Tasks are the same by id and content.

    Raises:
        InputError: They share no task.
    """
    listed = [_listed(run.manifest()) for run in runs]
    shared = [key for key in listed[0] if all(key in tasks for tasks in listed)]
    if not shared:
        raise InputError(
            "the runs share no task of the same content: measure them on common tasks of one suite with the same seed"
        )
    return [
        TasksOfRun(run=run, tasks=tuple(tasks[key] for key in shared), n_left_out=len(tasks) - len(shared))
        for run, tasks in zip(runs, listed, strict=True)
    ]


def _listed(manifest: Manifest) -> dict[tuple[str, str, str], ScoredTask]:
    return {
        (task.task_id, task.content_hash, manifest.environment_of(task.task_id).environment_id): task
        for task in manifest.tasks
    }
