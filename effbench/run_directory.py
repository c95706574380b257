"""A run on disk: ``<out>/<suite>/<model>/<run_id>/{run.json,samples.jsonl,measurements.jsonl,estimates.json}``.

A run whose samples are generated has ``prompts.json`` too: task id → what the model was asked.

Everything that a score needs is in these files: no Docker, no suite and no model are needed to recompute it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from effbench.counters.protocol import Calibration
from effbench.documents import read_document, write_document
from effbench.environment import Environment
from effbench.errors import DataFileError, InputError
from effbench.generation import Generation
from effbench.measurement import Measurement, Verdict
from effbench.records import RecordWriter, Recovered, read_records, recover_records
from effbench.sample import Sample
from effbench.scoring import Estimate
from effbench.spending import Spending
from effbench.task import Level, Reference, Task

__all__ = ["Manifest", "RunDirectory", "ScoredReference", "ScoredTask", "is_whole"]

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
    dps_score: float | None


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
    levels: tuple[Level, ...]
    timeout_factor: float
    yardstick: str
    references: tuple[ScoredReference, ...]
    budget_factor: float | None

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

    schema: int
    run_id: str
    suite: str
    suite_origin: str
    suite_hash: str
    model: str
    tasks: tuple[ScoredTask, ...]
    seed: int | None
    calibration: Calibration
    environment: Environment
    command: str
    started_at: str
    generation: Generation | None = None
    spending: Spending | None = None
    ungenerated: tuple[str, ...] = ()
    unmeasured: tuple[str, ...] = ()
    complete: bool = False


class RunDirectory:
    """One run's files.

    Args:
        path: The folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @staticmethod
    def place(out: Path, suite: str, model: str, run_id: str) -> "RunDirectory":
        """The folder of a run; names are made safe for a file system."""
        return RunDirectory(out / _safe(suite) / _safe(model) / run_id)

    def exists(self) -> bool:
        """Whether a run has begun here."""
        return self._manifest.is_file()

    def begin(self, manifest: Manifest, samples: Iterable[Sample]) -> None:
        """Makes the folder and stores what is known before anything is measured.

        Raises:
            InputError: The folder cannot be made.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{self.path} cannot be made: {error.strerror}; name another place with --out") from error
        # The manifest comes last: a run that has one has its samples.
        self._samples.unlink(missing_ok=True)
        with RecordWriter(self._samples, Sample) as writer:
            writer.append_all(samples)
        write_document(self._manifest, manifest)

    def update(self, manifest: Manifest) -> None:
        """Replaces the manifest."""
        write_document(self._manifest, manifest)

    def manifest(self) -> Manifest:
        """Reads ``run.json``.

        Raises:
            InputError: There is no run here.
            DataFileError: It is not a manifest, or of another schema.
        """
        if not self.exists():
            raise InputError(f"{self.path} is not a run directory: it has no run.json")
        manifest = read_document(self._manifest, Manifest)
        if manifest.schema != SCHEMA:
            raise DataFileError(self._manifest, f"has schema {manifest.schema}, this effbench reads {SCHEMA}")
        return manifest

    def samples(self) -> list[Sample]:
        """Reads the samples: tasks in the suite's order, samples of a task by index; a file has them as they came."""
        places = {task.task_id: place for place, task in enumerate(self.manifest().tasks)}
        samples = read_records(self._samples, Sample)
        return sorted(samples, key=lambda item: (places.get(item.task_id, len(places)), item.sample_index))

    def recover_samples(self) -> Recovered[Sample]:
        """Reads the samples that have been generated so far and cuts a torn last line off."""
        return recover_records(self._samples, Sample)

    def sample_writer(self) -> RecordWriter[Sample]:
        """Opens the samples for appending."""
        return RecordWriter(self._samples, Sample)

    def write_prompts(self, prompts: Mapping[str, str]) -> None:
        """Stores what the model is asked: task id → prompt."""
        write_document(self.path / "prompts.json", dict(prompts))

    def measurements(self) -> list[Measurement]:
        """Reads the measurements; what was measured again replaces what it replaces."""
        return _latest(read_records(self._measurements, Measurement))

    def recover(self) -> tuple[list[Measurement], int]:
        """Reads the measurements of an interrupted run and cuts a torn last line off.

        Returns:
            The measurements, and how many bytes were cut off.
        """
        if not self._measurements.exists():
            return [], 0
        recovered = recover_records(self._measurements, Measurement)
        return _latest(recovered.records), recovered.dropped_bytes

    def writer(self) -> RecordWriter[Measurement]:
        """Opens the measurements for appending."""
        return RecordWriter(self._measurements, Measurement)

    def write_estimates(self, estimates: list[Estimate]) -> None:
        """Stores the scores."""
        write_document(self.path / "estimates.json", estimates)

    @property
    def _manifest(self) -> Path:
        return self.path / "run.json"

    @property
    def _samples(self) -> Path:
        return self.path / "samples.jsonl"

    @property
    def _measurements(self) -> Path:
        return self.path / "measurements.jsonl"


def is_whole(measurements: Sequence[Measurement], task: ScoredTask) -> bool:
    """Whether a solution's measurements are all there: every input in order, or all up to the first that failed."""
    inputs = [(level.index, test_index) for level in task.levels for test_index in range(level.n_tests)]
    measured = [(item.level, item.test_index) for item in measurements]
    if measured != inputs[: len(measured)] or any(item.verdict is not Verdict.AC for item in measurements[:-1]):
        return False
    last = measurements[-1].verdict
    return last is not Verdict.SE and (last is not Verdict.AC or len(measured) == len(inputs))


def _latest(measurements: Iterable[Measurement]) -> list[Measurement]:
    """A solution that begins anew at its first input was measured again: its earlier records are dropped."""
    groups: defaultdict[tuple[str, int | None, str | None], list[Measurement]] = defaultdict(list)
    for item in measurements:
        group = groups[item.task_id, item.sample_index, item.reference_id]
        if group and (item.level, item.test_index) <= (group[-1].level, group[-1].test_index):
            group.clear()
        group.append(item)
    return [item for group in groups.values() for item in group]


def _safe(name: str) -> str:
    """A name as a single path component: no separators, no leading dots, not endless."""
    return re.sub(r"[^A-Za-z0-9._@+-]+", "-", name).strip("-.")[:80] or "unnamed"
