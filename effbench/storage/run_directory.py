"""A run on disk: ``<out>/<suite>/<model>/<run_id>/{run.json,samples.jsonl,measurements.jsonl,estimates.json}``.

A run whose samples are generated has ``prompts.json`` too: task id → what the model was asked.

Everything that a score needs is in these files: no Docker, no suite and no model are needed to recompute it. Beside
them, ``tasks.jsonl`` holds what a reader wants to see of the tasks; no score depends on it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from effbench.errors import DataFileError, InputError
from effbench.records.estimate import Estimate
from effbench.records.field_types import Many
from effbench.records.manifest import READABLE, Manifest, check_tasks, upgraded
from effbench.records.measurement import Measurement
from effbench.records.sample import Sample
from effbench.records.shard import ShardOfRun
from effbench.records.solutions import latest
from effbench.records.statement import TaskStatement
from effbench.storage.foreign_files import ForeignFolder
from effbench.storage.json_files import load_json, read_document_in, write_document
from effbench.storage.jsonl import RecordWriter, Recovered, read_records_in, recover_records, write_records

__all__ = ["SHARD", "RunDirectory", "RunRecords", "StoredRun", "check_listed"]

_MANIFEST: Final = "run.json"
SHARD: Final = "shard.json"
"""Beside the files of a run in the folder of a part of one."""
_SAMPLES: Final = "samples.jsonl"
_MEASUREMENTS: Final = "measurements.jsonl"
_STATEMENTS: Final = "tasks.jsonl"
_ESTIMATES: Final = "estimates.json"


class RunRecords(Protocol):
    """What scoring reads of a run."""

    @property
    def path(self) -> Path:
        """The run's folder."""
        ...

    def manifest(self) -> Manifest:
        """What was asked for."""
        ...

    def samples(self) -> list[Sample]:
        """What was written."""
        ...

    def measurements(self) -> list[Measurement]:
        """What was measured."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRun:
    """What an interrupted command has left of a run.

    Attributes:
        manifest: What was asked for.
        measurements: What was measured, each solution's latest.
        dropped_bytes: Length of the torn rest that was cut off their file's end.
    """

    manifest: Manifest
    measurements: list[Measurement]
    dropped_bytes: int


class RunDirectory:
    """One run's files.

    Args:
        path: The folder.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._files = ForeignFolder(path)  # it may be somebody else's run

    @property
    def path(self) -> Path:
        """The folder."""
        return self._path

    @staticmethod
    def place(out: Path, suite: str, model: str, run_id: str) -> "RunDirectory":
        """The folder of a run; names are made safe for a file system."""
        return RunDirectory(out / _safe(suite) / _safe(model) / run_id)

    def exists(self) -> bool:
        """Whether a run has begun here."""
        return self._files.holds(_MANIFEST)

    def is_shard(self) -> bool:
        """Whether it holds only a part of a run."""
        return self._files.holds(SHARD)

    def begin(self, manifest: Manifest, samples: Iterable[Sample], shard: ShardOfRun | None = None) -> None:
        """Makes the folder and stores what is known before anything is measured.

        Args:
            manifest: What is asked for.
            samples: Those that exist already.
            shard: Which part of a run it is; None for a whole one.

        Raises:
            InputError: The folder cannot be made.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{self.path} cannot be made: {error.strerror}; name another place with --out") from error
        # The manifest comes last: a run that has one has its samples.
        write_records(self.path / _SAMPLES, Sample, samples)
        if shard is not None:
            write_document(self.path / SHARD, shard)
        write_document(self.path / _MANIFEST, manifest)

    def update(self, manifest: Manifest) -> None:
        """Replaces the manifest."""
        write_document(self.path / _MANIFEST, manifest)

    def manifest(self) -> Manifest:
        """Reads ``run.json``.

        Raises:
            InputError: There is no run here.
            DataFileError: It is not a manifest, or of another schema.
        """
        if not self.exists():
            raise InputError(f"{self.path} is not a run directory: it has no run.json")
        manifest = read_document_in(self._files, _MANIFEST, Manifest, load=self._load_manifest)
        problem = check_tasks(manifest.tasks)
        if problem:
            raise DataFileError(self.path / _MANIFEST, f"{problem}: measure into another --out")
        return manifest

    def _load_manifest(self, text: str | bytes) -> object:
        document = load_json(text)
        schema = document.get("schema") if isinstance(document, dict) else None
        if type(schema) is int and schema not in READABLE:
            advice = "update effbench"
            if schema < min(READABLE):  # it lacks references, which nothing but measuring can add
                advice = f"measure its samples again, with --model replay:{self.path / _SAMPLES}"
            problem = f"its schema is {schema} and this effbench reads {min(READABLE)} to {max(READABLE)}: {advice}"
            raise DataFileError(self.path / _MANIFEST, problem)
        return upgraded(document)

    def samples(self, manifest: Manifest | None = None) -> list[Sample]:
        """Reads the samples: tasks in the suite's order, samples of a task by index; a file has them as they came.

        Args:
            manifest: The run's own, where that has been read already.
        """
        places = {task.task_id: place for place, task in enumerate((manifest or self.manifest()).tasks)}
        samples = read_records_in(self._files, _SAMPLES, Sample)
        return sorted(samples, key=lambda item: (places.get(item.task_id, len(places)), item.sample_index))

    def recover_samples(self) -> Recovered[Sample]:
        """Reads the samples that have been generated so far and cuts a torn last line off."""
        return recover_records(self._files.own_file(_SAMPLES), Sample)

    def sample_writer(self) -> RecordWriter[Sample]:
        """Opens the samples for appending."""
        return RecordWriter(self._files.own_file(_SAMPLES), Sample)

    def write_prompts(self, prompts: Mapping[str, str]) -> None:
        """Stores what the model is asked: task id → prompt."""
        write_document(self.path / "prompts.json", dict(prompts))

    def measurements(self) -> list[Measurement]:
        """Reads the measurements; what was measured again replaces what it replaces."""
        return latest(read_records_in(self._files, _MEASUREMENTS, Measurement))

    def recover(self) -> StoredRun | None:
        """Reads what an interrupted command has left, and cuts a torn last line off; None where no run has begun.

        Raises:
            DataFileError: A file cannot be read, or holds something else.
        """
        if not self.exists():
            return None
        manifest = self.manifest()
        recovered = recover_records(self._files.own_file(_MEASUREMENTS), Measurement)
        return StoredRun(
            manifest=manifest, measurements=latest(recovered.records), dropped_bytes=recovered.dropped_bytes
        )

    def writer(self) -> RecordWriter[Measurement]:
        """Opens the measurements for appending."""
        return RecordWriter(self._files.own_file(_MEASUREMENTS), Measurement)

    def keep_statements(self, statements: Iterable[TaskStatement]) -> None:
        """Stores what readers are shown of the tasks, unless that has been done already.

        Raises:
            DataFileError: The file cannot be written.
        """
        if not self._files.holds(_STATEMENTS):
            write_records(self.path / _STATEMENTS, TaskStatement, statements)

    def statements(self) -> list[TaskStatement]:
        """Reads what readers are shown of the tasks; nothing where the run was made without.

        Raises:
            DataFileError: The file cannot be read.
        """
        there = self._files.holds(_STATEMENTS)
        return read_records_in(self._files, _STATEMENTS, TaskStatement) if there else []

    def write_estimates(self, estimates: list[Estimate]) -> None:
        """Stores the scores."""
        write_document(self.path / _ESTIMATES, estimates)

    def is_scored(self) -> bool:
        """Whether scores are stored."""
        return self._files.holds(_ESTIMATES)

    def estimates(self) -> list[Estimate]:
        """Reads the scores that were stored last.

        Raises:
            DataFileError: The file is missing or cannot be read.
        """
        return list(read_document_in(self._files, _ESTIMATES, Many[Estimate]))


def check_listed(manifest: Manifest, samples: Iterable[Sample]) -> None:
    """Refuses samples of tasks that the manifest does not list.

    Raises:
        InputError: There is one.
    """
    known = {task.task_id for task in manifest.tasks}
    stray = next((item for item in samples if item.task_id not in known), None)
    if stray is not None:
        raise InputError(
            f"sample {stray.sample_index} is of the task {stray.task_id[:100]!r}, which run.json does not list: the "
            "records are damaged; measure into another --out"
        )


def _safe(name: str) -> str:
    """A name as a single path component: no separators, no leading dots, not endless."""
    return re.sub(r"[^A-Za-z0-9._@+-]+", "-", name).strip("-.")[:80] or "unnamed"
