"""What a run says of itself in ``run.json``."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from effbench.cache import key_of
from effbench.counters.protocol import Calibration
from effbench.environment import Environment
from effbench.field_types import Counts, Factor, Flag, Many, Score, WholeNumber
from effbench.generation import Generation
from effbench.spending import Spending
from effbench.task import Level, Reference, Task

__all__ = ["SCHEMA", "Manifest", "ScoredReference", "ScoredTask", "check_tasks", "name_run"]

SCHEMA = 2
"""Of ``run.json``. 1: without the tasks' references and budget factors. 2: with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredReference:
    """A reference that was measured, so that samples can be placed among them.

    Attributes:
        reference_id: Unique within the task.
        tier: What the suite calls it.
        dps_score: EvalPerf's cumulative score, 0 to 100; None where it has none.
    """

    reference_id: str
    tier: str
    dps_score: Score | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredTask:
    """What scoring needs to know of a task.

    Attributes:
        task_id: The task.
        content_hash: Of the whole task.
        levels: Sizes, numbers of tests and weights.
        timeout_factor: α.
        yardstick: Which reference efficiency is held against.
        references: From the slowest to the fastest, where all were measured; empty where only the yardstick was.
        budget_factor: As asked for by the task; None where counting went on up to α times the yardstick, or to the
            slowest of ``references``.
    """

    task_id: str
    content_hash: str
    levels: Many[Level]
    timeout_factor: Factor
    yardstick: str
    references: Many[ScoredReference]
    budget_factor: Factor | None

    @staticmethod
    def of(task: Task, references: Sequence[Reference]) -> "ScoredTask":
        """Takes the scoring part of a task.

        Args:
            task: The task.
            references: Those of its references that are measured beside the yardstick.
        """
        return ScoredTask(
            task_id=task.task_id,
            content_hash=task.content_hash,
            levels=task.levels,
            timeout_factor=task.timeout_factor,
            yardstick=task.yardstick.reference_id,
            references=tuple(
                ScoredReference(reference_id=each.reference_id, tier=each.tier, dps_score=each.dps_score)
                for each in references
            ),
            budget_factor=task.budget_factor,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """``run.json``: what was asked for and where it was measured.

    Attributes:
        schema: Version of this file's format.
        run_id: Digest of what defines the run; the same command finds its run again.
        suite: Name.
        suite_origin: Where the suite's tasks came from.
        suite_hash: Content hash of the selected tasks.
        model: Who wrote the samples.
        tasks: The selected tasks.
        seed: As asked for; None for the suite's own.
        calibration: Counts of the empty program.
        environment: Where it was measured.
        command: The command line, for the reader.
        started_at: UTC, ISO 8601.
        generation: How the samples are generated; None for samples that existed before.
        spending: What generating them took; None as long as the run goes on.
        ungenerated: Samples (``task_id#index``) that the model has not given.
        unmeasured: Samples (``task_id#index``) that the sandbox failed on; the run is incomplete while there are any.
        complete: Whether every sample has its verdict.
    """

    schema: WholeNumber
    run_id: str
    suite: str
    suite_origin: str
    suite_hash: str
    model: str
    tasks: Many[ScoredTask]
    seed: WholeNumber | None
    calibration: Annotated[Calibration, Counts()]
    environment: Environment
    command: str
    started_at: str
    generation: Generation | None = None
    spending: Spending | None = None
    ungenerated: Many[str] = ()
    unmeasured: Many[str] = ()
    complete: Flag = False

    @property
    def tasks_digest(self) -> str:
        """Equal for runs that list the same tasks in the same order, whatever their ``suite_hash`` says."""
        return key_of(*(part for task in self.tasks for part in (task.task_id, task.content_hash)))


def check_tasks(tasks: Sequence[ScoredTask]) -> str:
    """Why these tasks cannot be scored, in one sentence; empty where they can.

    Args:
        tasks: Of a manifest that was read from a file.
    """
    if not tasks:
        return "it lists no tasks"
    for task in tasks:
        who = f"task {task.task_id[:100]!r}"
        if [level.index for level in task.levels] != list(range(len(task.levels))):
            return f"the levels of {who} are not numbered from 0 on"
        if not any(level.weight > 0 for level in task.levels):
            return f"{who} has no level with a weight above 0"
        if task.timeout_factor <= 1:
            return f"timeout_factor of {who} is not above 1"
        if len({item.reference_id for item in task.references}) < len(task.references):
            return f"{who} lists a reference twice"
    return ""


def name_run(*, suite_hash: str, model: str, samples: str, environment_id: str, sandbox: str, references: str) -> str:
    """The id of a run: a digest of what decides its records.

    Args:
        suite_hash: Of the selected tasks.
        model: Who wrote the samples.
        samples: Digest of the samples, or of how they are generated.
        environment_id: Where they are measured.
        sandbox: Name of the sandbox.
        references: Which references are measured: ``all`` or ``yardstick``.
    """
    return key_of(suite_hash, model, samples, environment_id, sandbox, references)[:12]
