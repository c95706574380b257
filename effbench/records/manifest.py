"""What a run says of itself in ``run.json``."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from effbench.records.environment import Calibration, Environment
from effbench.records.field_types import Counts, Factor, Flag, Many, Score, WholeNumber
from effbench.records.generation import Generation
from effbench.records.hashing import key_of
from effbench.records.task import PYTHON, Level, Task
from effbench.records.usage import TotalUsage

__all__ = [
    "READABLE",
    "SCHEMA",
    "Fallback",
    "FallbackTask",
    "Manifest",
    "References",
    "ScoredReference",
    "ScoredTask",
    "check_tasks",
    "name_run",
    "upgraded",
]

SCHEMA = 5
"""Of ``run.json``. 1: without the tasks' references and budget factors. 2: with the references that were measured.
3: with all that DPS and Beyond need, and ``references`` says whether they were measured. 4: ``baseline`` and ``usage``
instead of ``yardstick`` and ``spending``. 5: with ``fallback``; tasks say whether they are rewrites, how they gain, and
which are like them."""
READABLE = (2, 3, 4, 5)


_RENAMED = {"yardstick": "baseline", "spending": "usage"}


class References(StrEnum):
    """Which references of a task are measured."""

    BASELINE = "baseline"
    """The one that efficiency is relative to."""
    LADDER = "ladder"
    """From the slowest to the fastest, where the task's references have DPS scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredReference:
    """A reference among which samples can be placed, once it is measured.

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
        baseline: Which reference efficiency is relative to.
        references: The ladder, from the slowest to the fastest; empty where the task has none.
        budget_factor: As asked for by the task; None where α is enough.
        is_rewrite: Whether the baseline is a program that the prompt gives.
        kind_of_gain: ``growth``, ``craft``, or empty where the suite does not say.
        cluster: Tasks of one name are near-duplicates; empty for a task that is like no other.
    """

    task_id: str
    content_hash: str
    levels: Many[Level]
    timeout_factor: Factor
    baseline: str
    references: Many[ScoredReference]
    budget_factor: Factor | None
    is_rewrite: Flag = False
    kind_of_gain: str = ""
    cluster: str = ""

    @staticmethod
    def of(task: Task) -> "ScoredTask":
        """Takes the scoring part of a task."""
        return ScoredTask(
            task_id=task.task_id,
            content_hash=task.content_hash,
            levels=task.levels,
            timeout_factor=task.timeout_factor,
            baseline=task.baseline.reference_id,
            references=tuple(
                ScoredReference(reference_id=each.reference_id, tier=each.tier, dps_score=each.dps_score)
                for each in task.profiled_references
            ),
            budget_factor=task.budget_factor,
            is_rewrite=bool(task.given),
            kind_of_gain=task.kind_of_gain,
            cluster=task.cluster,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FallbackTask:
    """A task that is measured in the fallback's sandbox.

    Attributes:
        task_id: The task.
        reason: Which program the run's own sandbox does not run as usual machines do, and how it ended there.
    """

    task_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """Where those tasks are measured that the run's own sandbox does not run as usual machines do.

    Such a task is measured there wholly, its references as well, so that no ratio of costs mixes two counters.

    Attributes:
        environment: Where.
        calibration: Counts of the empty program there.
        tasks: Those tasks; empty where there are none.
    """

    environment: Environment
    calibration: Annotated[Calibration, Counts()]
    tasks: Many[FallbackTask]

    @property
    def task_ids(self) -> frozenset[str]:
        """Ids of those tasks."""
        return frozenset(task.task_id for task in self.tasks)


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
        usage: What generating them took; None as long as the run goes on.
        ungenerated: Samples (``task_id#index``) that the model has not given.
        unmeasured: Samples (``task_id#index``) that the sandbox failed on; the run is incomplete while there are any.
        complete: Whether every sample has its verdict.
        references: Which references are measured, of every task with samples. Schema 2 lists those alone that were.
        fallback: Where some of the tasks are measured instead; None where that was not asked for.
        baseline_language: What the baselines are written in, which efficiency is relative to.
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
    usage: TotalUsage | None = None
    ungenerated: Many[str] = ()
    unmeasured: Many[str] = ()
    complete: Flag = False
    references: References = References.LADDER
    fallback: Fallback | None = None

    def environment_of(self, task_id: str) -> Environment:
        """Where a task is measured."""
        other = self._fallback_of(task_id)
        return self.environment if other is None else other.environment

    def calibration_of(self, task_id: str) -> Calibration:
        """Counts of the empty program where a task is measured."""
        other = self._fallback_of(task_id)
        return self.calibration if other is None else other.calibration

    def _fallback_of(self, task_id: str) -> Fallback | None:
        return self.fallback if self.fallback is not None and task_id in self.fallback.task_ids else None

    baseline_language: str = PYTHON

    @property
    def tasks_digest(self) -> str:
        """Equal for runs that list the same tasks in the same order, whatever their ``suite_hash`` says."""
        return key_of(*(part for task in self.tasks for part in (task.task_id, task.content_hash)))


def upgraded(document: Any) -> Any:
    """The JSON of a ``run.json`` with the names of the present schema; what is no manifest stays as it is."""
    if not isinstance(document, dict) or document.get("schema") not in (2, 3, 4):
        return document
    renamed = {_RENAMED.get(name, name): value for name, value in document.items()}
    if renamed.get("references") == "yardstick":
        renamed["references"] = References.BASELINE.value
    if isinstance(renamed.get("tasks"), list):
        renamed["tasks"] = [
            {_RENAMED.get(name, name): value for name, value in task.items()} if isinstance(task, dict) else task
            for task in renamed["tasks"]
        ]
    return renamed | {"schema": SCHEMA}


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


def name_run(
    *,
    suite_hash: str,
    model: str,
    samples: str,
    environment_id: str,
    sandbox: str,
    fallback: str = "",
    memory: bool = False,
) -> str:
    """The id of a run: a digest of what decides its records.

    The metrics are not part of it: what another metric needs is added to the same run.

    Args:
        suite_hash: Of the selected tasks.
        model: Who wrote the samples.
        samples: Digest of the samples, or of how they are generated.
        environment_id: Where they are measured.
        sandbox: Name of the sandbox.
        fallback: Id of the fallback's environment; empty where there is none.
        memory: Whether memory is measured, too.
    """
    # The last word keeps the ids of earlier versions, in which the references were part of it.
    others = (*([fallback] if fallback else []), *(["memory"] if memory else []))
    return key_of(suite_hash, model, samples, environment_id, sandbox, "all", *others)[:12]
